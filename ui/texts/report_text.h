// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "texts/fault_text.h"

#include "journal/ledger.h"

#include <vector>

namespace bulkhead::texts {

// `1 user`, `1,200 users`.
[[nodiscard]] QString userCount(qint64 users);

// How the incident stands: `1,180 of 1,200 users are done, 12 failed, 8 were skipped.`
[[nodiscard]] QString resultText(const journal::Ledger &ledger);

// Where the run is and what follows from that. Halted: why, in its three parts.
[[nodiscard]] Explanation explainRun(const journal::Ledger &ledger);

// What *done* means here, never a stronger word than the proof.
[[nodiscard]] QString doneMeans();

// Users who stand alike for the same reason.
struct OutcomeGroup
{
    StepState state;
    Reason reason;
    qint64 users = 0;
};

// Everybody who is not done, worst first. Goes through all rows once.
[[nodiscard]] std::vector<OutcomeGroup> outcomeGroups(const journal::Ledger &ledger);

// Six states in the order in which a report tells them.
[[nodiscard]] const std::array<StepState, 6> &statesInOrder();

// `7.3 %`; `0 %` for nobody, and never 0 or 100 % for some.
[[nodiscard]] QString percent(qint64 part, qint64 whole);

} // namespace bulkhead::texts
