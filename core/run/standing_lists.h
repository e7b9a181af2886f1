// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "journal/ledger.h"
#include "plan/user_lists.h"

#include <vector>

namespace bulkhead::run {

// Of a frozen plan, read from the journal: what it was told of single users. Who plans anew hands
// it over again, so that nobody loses protection because a list is not at hand any more.

// The protected, the excluded with their reasons, and who comes first though no list of the
// affected says so; by user id, after what is in `lists`.
void addStanding(const journal::Ledger &ledger, plan::UserLists &lists);

// A user for whom something is skipped on advice that can be overridden, or would be.
struct Advised
{
    qint32 row = -1;
    bool passedOver = false; // by the plan, for everybody or for this user
};
// In the order of the list; linear.
[[nodiscard]] std::vector<Advised> advisedUsers(const journal::Ledger &ledger);

// Those passed over though the plan heeds the advice for everybody else.
void addOverridden(const journal::Ledger &ledger, plan::UserLists &lists);

} // namespace bulkhead::run
