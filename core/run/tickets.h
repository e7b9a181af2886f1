// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/secret.h"
#include "journal/journal.h"
#include "journal/ledger.h"

#include <vector>

namespace bulkhead::run {

// A reset ticket as the incident file keeps it: the link is sealed beside the journal, and the
// journal's own entry holds no more than a digest of that.
[[nodiscard]] QString ticketNote(const QByteArray &sealed, qint64 expiresMs);
// What a sealed link belongs to: it opens nowhere else.
[[nodiscard]] QByteArray ticketContext(const QString &incidentId, qint32 row);

struct Ticket
{
    qint32 row = -1;
    qint64 expiresMs = 0; // UTC
    Secret link;
};
// Nothing when that was sealed with another key, or is not what the journal says.
[[nodiscard]] std::optional<Ticket> openTicket(
    const journal::SealedText &text, const QString &incidentId, const Secret &key);
struct Tickets
{
    std::vector<Ticket> usable; // by row, the newest of each user
    qint64 expired = 0; // or wiped, or minted without being kept
    qint64 unreadable = 0; // sealed with another key, or changed
};
// Reads the file; takes no lock.
[[nodiscard]] Result<Tickets> readTickets(
    const QString &path, const journal::Ledger &ledger, const Secret &key, qint64 nowMs);

} // namespace bulkhead::run
