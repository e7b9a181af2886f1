// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/plan_choices.h"

#include <QStringList>

namespace bulkhead::texts {

// What is done to one user, step by step; one sentence.
[[nodiscard]] QString planOrder(const PlanChoices &choices);

// Who will be treated and how, who will not and why; a sentence a line.
[[nodiscard]] QStringList planOutcome(const PlanChoices &choices, const PlanCounts &counts);

// The same, then calls and time: what a run will do, in the order in which an administrator asks.
[[nodiscard]] QStringList planSummary(const PlanChoices &choices, const PlanCounts &counts);

// `4 h`, `1.5 h`.
[[nodiscard]] QString hours(qint64 seconds);

// `41 s`, `20 min`, `3 h 05 min`.
[[nodiscard]] QString duration(qint64 seconds);

} // namespace bulkhead::texts
