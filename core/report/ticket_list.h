// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/secret.h"
#include "journal/ledger.h"

class QIODevice;

namespace bulkhead::report {

struct TicketRow
{
    qint32 row = -1;
    qint64 expiresMs = 0; // UTC
    const Secret &link;
};

// For a mail merge: user_id, email, connection, ticket, expires_at. As the CSV report, but the
// links are in it in the clear: only to a file that nobody else can read. OutputUnwritable.
[[nodiscard]] Result<> writeTickets(
    const journal::Ledger &ledger, const std::vector<TicketRow> &tickets, QIODevice &device);

} // namespace bulkhead::report
