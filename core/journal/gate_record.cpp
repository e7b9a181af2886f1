// SPDX-License-Identifier: Apache-2.0
#include "journal/gate_record.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bulkhead::journal {

QString wireName(GateState state)
{
    switch (state) {
    case GateState::None: return u"none"_s;
    case GateState::Raising: return u"raising"_s;
    case GateState::Up: return u"up"_s;
    case GateState::Lowering: return u"lowering"_s;
    case GateState::Down: return u"down"_s;
    case GateState::Lost: return u"lost"_s;
    }
    Q_UNREACHABLE();
}

QJsonObject GateChoices::toJson() const
{
    return {
        {u"name"_s, name},
        {u"salt"_s, salt},
        {u"deny_text"_s, denyText},
        {u"let_stranded_in"_s, letStrandedIn},
        {u"stranded_chosen"_s, strandedChosen},
        {u"cut_off_ms"_s, cutOffMs},
        {u"protected"_s, QJsonArray::fromStringList(protectedUsers)},
        {u"connections"_s, QJsonArray::fromStringList(connections)},
        {u"no_exemption"_s, noExemption},
        {u"released"_s, QJsonArray::fromStringList(released)},
    };
}

GateChoices GateChoices::fromJson(const QJsonObject &object)
{
    return {
        .name = object.value(u"name").toString(),
        .salt = object.value(u"salt").toString(),
        .denyText = object.value(u"deny_text").toString(),
        .letStrandedIn = object.value(u"let_stranded_in").toBool(),
        .strandedChosen = object.value(u"stranded_chosen").toBool(),
        .cutOffMs = object.value(u"cut_off_ms").toInteger(),
        .protectedUsers = object.value(u"protected").toVariant().toStringList(),
        .connections = object.value(u"connections").toVariant().toStringList(),
        .noExemption = object.value(u"no_exemption").toBool(),
        .released = object.value(u"released").toVariant().toStringList(),
    };
}

void GateRecord::apply(const Entry &entry)
{
    const QJsonObject text = QJsonDocument::fromJson(entry.text.toUtf8()).object();
    switch (entry.kind) {
    case EntryKind::GateChosen: choices = GateChoices::fromJson(text); return;
    case EntryKind::GateIntent: return intended(entry, text);
    case EntryKind::GateAnswered: return answered(entry, text);
    case EntryKind::GateSeen:
        if (state != GateState(entry.code))
            sinceMs = entry.atMs;
        state = GateState(entry.code);
        lost = text.value(u"lost").toVariant().toStringList();
        if (state == GateState::Down)
            actions.clear(); // also those whose deletion was never answered
        return;
    default: return;
    }
}

// A gate that is up stays up while its code is renewed: each call leaves one that holds.
void GateRecord::intended(const Entry &entry, const QJsonObject &text)
{
    const auto step = GateStep(entry.code);
    if (step == GateStep::Unbind || (step == GateStep::Delete && state != GateState::Up))
        state = GateState::Lowering;
    else if (state != GateState::Up)
        state = GateState::Raising;
    if (step == GateStep::Create || step == GateStep::Update)
        madeOf(text.value(u"name").toString()).codes << text.value(u"sha256").toString();
}

void GateRecord::answered(const Entry &entry, const QJsonObject &text)
{
    const QString name = text.value(u"name").toString();
    const bool there = Outcome(entry.reason) == Outcome::Done;
    if (GateStep(entry.code) == GateStep::Create && there)
        madeOf(name).id = text.value(u"id").toString();
    const bool gone = there || Outcome(entry.reason) == Outcome::NotFound;
    if (GateStep(entry.code) == GateStep::Delete && gone)
        std::erase_if(actions, [&](const Action &each) { return each.name == name; });
}

const GateRecord::Action *GateRecord::action(const QString &actionName) const
{
    const auto found = std::find_if(actions.begin(), actions.end(),
        [&](const Action &each) { return each.name == actionName; });
    return found == actions.end() ? nullptr : &*found;
}

GateRecord::Action &GateRecord::madeOf(const QString &actionName)
{
    const auto found = std::find_if(actions.begin(), actions.end(),
        [&](const Action &each) { return each.name == actionName; });
    if (found != actions.end())
        return *found;
    actions.push_back({actionName, {}, {}});
    return actions.back();
}

} // namespace bulkhead::journal
