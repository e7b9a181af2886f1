// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "journal/ledger.h"

namespace bulkhead::report {

// What became of the letters by the organisation's mail server. Each user is counted once.
struct LetterCounts
{
    qint64 accepted = 0; // by the mail server; no more is known
    qint64 refused = 0; // for good, or put off again and again
    qint64 unknown = 0;
    qint64 notSent = 0; // the step's reason says why
    qint64 pending = 0;
    [[nodiscard]] qint64 all() const { return accepted + refused + unknown + notSent + pending; }
};

// Goes through all rows once; all zero while no letters are sent.
[[nodiscard]] LetterCounts letterCounts(const journal::Ledger &ledger);

} // namespace bulkhead::report
