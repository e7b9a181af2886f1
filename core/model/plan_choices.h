// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/measure.h"

#include <QJsonObject>
#include <QMap>
#include <QStringList>

#include <vector>

namespace bulkhead {

// From when to when the attacker was in, UTC milliseconds; 0: not known.
struct TimeWindow
{
    qint64 fromMs = 0;
    qint64 toMs = 0; // 0 with a beginning: until now
    [[nodiscard]] bool isKnown() const { return fromMs > 0; }
    [[nodiscard]] bool holds(qint64 ms) const
    {
        return isKnown() && ms >= fromMs && (toMs == 0 || ms <= toMs);
    }
    friend bool operator==(const TimeWindow &, const TimeWindow &) = default;
};

// What the operator chose; frozen in the journal with the plan.
struct PlanChoices
{
    RevocationScope scope = RevocationScope::Everything;
    ResetMethods reset = ResetMethod::Email;
    Extras extras{};
    QString connection{}; // empty: each user's own database connection
    QString resetClientId{}; // application whose branding the reset mail has; empty: our own client
    QString organization{}; // org_... whose branding mail and ticket have, or empty
    // In place of these two, by connection; an empty one is none.
    QMap<QString, QString> resetClientIds{};
    QMap<QString, QString> organizations{};
    double mailPerS = 0; // reset e-mails a second; 0: as plan/mail_rate.h has it
    qint64 ticketLifeS = 4 * 3600; // Auth0's own default is five days
    QString ticketResultUrl{}; // Classic Login only; not with client or organization
    TimeWindow window{};
    QStringList overrides{}; // wire names of reasons that the advisor is told to pass over
    bool allowUnknown = false;

    friend bool operator==(const PlanChoices &, const PlanChoices &) = default;
};

// What holds for the users of a connection.
[[nodiscard]] QString resetClientIdFor(const PlanChoices &choices, const QString &connection);
[[nodiscard]] QString organizationFor(const PlanChoices &choices, const QString &connection);
// Every organization that is named, once, in order.
[[nodiscard]] QStringList organizationsIn(const PlanChoices &choices);

// The only mail-based containment there is: what a new plan offers.
[[nodiscard]] PlanChoices offeredChoices();

// The measures for one user in the order in which they run: the credential is killed first, so that
// nobody logs in between; then what it opened is revoked; then the user is let in again.
[[nodiscard]] std::vector<Measure> measuresFor(const PlanChoices &choices);

// What the planner counted; frozen with the choices so that status and Review say the same.
struct PlanCounts
{
    qint64 rows = 0; // identifiers on the list, duplicates folded
    qint64 users = 0; // users to be treated
    qint64 unknown = 0; // rows the tenant does not know
    qint64 several = 0; // rows with more than one user, never guessed
    qint64 merged = 0; // rows that name a user already on the list
    qint64 tenantUsers = 0; // all users of the tenant; 0: it would not tell
    qint64 noMail = 0; // users whom no mail or ticket can reach
    qint64 protectedUsers = 0; // users whom no step touches
    qint64 excludedUsers = 0; // nor these, by decision
    qint64 managementCalls = 0;
    qint64 authenticationCalls = 0;
    qint64 seconds = 0; // at the tenant's assumed rate
    qint64 mailSeconds = 0; // of these, what the reset e-mails take

    friend bool operator==(const PlanCounts &, const PlanCounts &) = default;
};

[[nodiscard]] QJsonObject toJson(const PlanChoices &choices, const PlanCounts &counts);
[[nodiscard]] PlanChoices choicesFromJson(const QJsonObject &object);
[[nodiscard]] PlanCounts countsFromJson(const QJsonObject &object);

} // namespace bulkhead
