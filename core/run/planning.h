// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "plan/tally.h"
#include "plan/user_lists.h"
#include "run/incident.h"

namespace bulkhead::run {

// Freezes the plan for a resolved list: counts, then for every user what cannot work or may not be
// done, and whose turn comes first. As mayStillChange(), TooManyUnknown, NobodyToTreat; nothing is
// recorded then.
[[nodiscard]] Result<PlanCounts> freezePlan(Incident &incident, const PlanChoices &choices,
    const plan::UserLists &lists, const plan::Rates &rates, qint64 tenantUsers);

// The scopes that a plan's calls need (Management API description, security of each operation).
[[nodiscard]] QStringList neededScopes(const PlanChoices &choices);
[[nodiscard]] QStringList resolvingScopes();

} // namespace bulkhead::run
