// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "journal/ledger.h"

#include <optional>

namespace bulkhead::report {

// Whether owners have changed the passwords that were reset. Never more than was seen: a database
// of the customer's own does not tell when a password was changed, so of its users nothing is said
// unless a change was seen.
enum class Owner : quint8 { NotReset, NotLooked, NotChanged, Changed };

[[nodiscard]] Owner ownerOf(const journal::Ledger &ledger, qint32 row);
// An earlier look says nothing of what the owner did about the reset.
[[nodiscard]] bool lookedSinceReset(const journal::Ledger &ledger, qint32 row);

struct OwnerCounts
{
    qint64 changed = 0;
    qint64 notChanged = 0;
    qint64 notLooked = 0;
    qint64 lookedAtMs = 0; // the latest look, UTC; 0: none
    [[nodiscard]] qint64 all() const { return changed + notChanged + notLooked; }
};

// Goes through all rows once.
[[nodiscard]] OwnerCounts ownerCounts(const journal::Ledger &ledger);

} // namespace bulkhead::report
