// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "journal/ledger.h"
#include "run/driver.h"

namespace bulkhead::run {

// One user as read again from the tenant: the call, what is noted of its answer, and that read
// back.

// The row's user is known.
[[nodiscard]] Work lookAt(const journal::Ledger &ledger, qint32 row);
// Nothing when the body is no user.
[[nodiscard]] std::optional<journal::Entry> lookedEntry(qint32 row, const QByteArray &body);

// Times are UTC milliseconds, 0: never, or not told.
struct SeenUser
{
    qint64 atMs = 0; // when it was looked
    qint64 passwordChangedMs = 0;
    std::optional<bool> blocked; // not known of looks by earlier versions
    qint64 lastLoginMs = 0;
};
// As last seen, from the entries of that user's row; nothing when nobody has looked.
[[nodiscard]] std::optional<SeenUser> lastSeen(const std::vector<journal::Entry> &entries);

} // namespace bulkhead::run
