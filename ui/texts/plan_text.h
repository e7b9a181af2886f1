// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/plan_choices.h"

#include <QStringList>

namespace bulkhead::texts {

// Who will be treated and how, who will not and why; a sentence a line.
[[nodiscard]] QStringList planOutcome(const PlanChoices &choices, const PlanCounts &counts);

// The same, then calls and time: what a run will do, in the order in which an administrator asks.
[[nodiscard]] QStringList planSummary(const PlanChoices &choices, const PlanCounts &counts);

// What goes on living after the run: the honest part.
[[nodiscard]] QStringList staysAlive(const PlanChoices &choices);

// `41 s`, `20 min`, `3 h 05 min`.
[[nodiscard]] QString duration(qint64 seconds);

} // namespace bulkhead::texts
