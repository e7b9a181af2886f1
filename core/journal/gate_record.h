// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "journal/entry.h"

#include <QJsonObject>
#include <QStringList>

#include <vector>

namespace bulkhead::journal {

[[nodiscard]] QString wireName(GateState state);

// What was chosen when a gate was first put up; kept, so that it is the same gate after a death and
// on another machine.
struct GateChoices
{
    QString name; // of its Action, and the beginning of those that carry a number
    QString salt; // hex
    QString denyText;
    bool letStrandedIn = false;
    bool strandedChosen = false; // by a person, not by default
    qint64 cutOffMs = 0; // UTC by the tenant's clock: who changes the password later is let in
    QStringList protectedUsers; // identifiers, as listed
    QStringList connections; // databases whose users are all refused, in place of the list
    bool noExemption = false; // a person has said that nobody there is protected
    QStringList released; // identifiers of those whose changed e-mail or factor holds them no more

    [[nodiscard]] QJsonObject toJson() const;
    [[nodiscard]] static GateChoices fromJson(const QJsonObject &object);
    friend bool operator==(const GateChoices &, const GateChoices &) = default;
};

// An incident's gate, as its journal tells it.
struct GateRecord
{
    // An Action of ours: it was created, or may have been.
    struct Action
    {
        QString name;
        QString id; // empty: its creation was not answered
        QStringList codes; // SHA-256 of each code that was sent for it, newest last
    };

    GateState state = GateState::None;
    qint64 sinceMs = 0; // of our clock, of that state
    GateChoices choices;
    std::vector<Action> actions;
    QStringList lost; // names of others' bindings that went missing when it was last put up

    void apply(const Entry &entry);
    [[nodiscard]] bool chosen() const { return !choices.name.isEmpty(); }
    [[nodiscard]] const Action *action(const QString &actionName) const;

private:
    void intended(const Entry &entry, const QJsonObject &text);
    void answered(const Entry &entry, const QJsonObject &text);
    [[nodiscard]] Action &madeOf(const QString &actionName);
};

} // namespace bulkhead::journal
