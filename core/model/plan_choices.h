// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/measure.h"

#include <QJsonObject>

namespace bulkhead {

// What the operator chose; frozen in the journal with the plan.
struct PlanChoices
{
    RevocationScope scope = RevocationScope::Everything;
    ResetMethod reset = ResetMethod::Email;
    QString connection; // empty: each user's own database connection
    QString resetClientId; // application whose branding the reset mail has; empty: our own client
    bool allowUnknown = false;

    friend bool operator==(const PlanChoices &, const PlanChoices &) = default;
};

// What the planner counted; frozen with the choices so that status and Review say the same.
struct PlanCounts
{
    qint64 rows = 0; // identifiers on the list, duplicates folded
    qint64 users = 0; // users to be treated
    qint64 unknown = 0; // rows the tenant does not know
    qint64 several = 0; // rows with more than one user, never guessed
    qint64 merged = 0; // rows that name a user already on the list
    qint64 tenantUsers = 0; // all users of the tenant; 0: it would not tell
    qint64 noMail = 0; // users without a database connection or an e-mail
    qint64 managementCalls = 0;
    qint64 authenticationCalls = 0;
    qint64 seconds = 0; // at the tenant's assumed rate

    friend bool operator==(const PlanCounts &, const PlanCounts &) = default;
};

[[nodiscard]] QJsonObject toJson(const PlanChoices &choices, const PlanCounts &counts);
[[nodiscard]] PlanChoices choicesFromJson(const QJsonObject &object);
[[nodiscard]] PlanCounts countsFromJson(const QJsonObject &object);

} // namespace bulkhead
