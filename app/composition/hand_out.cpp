// SPDX-License-Identifier: Apache-2.0
#include "composition/hand_out.h"

#include "report/report_file.h"
#include "report/ticket_list.h"

namespace bulkhead {

Result<run::Tickets> handOut(const QString &incident, const journal::Ledger &ledger,
    const Secret &key, qint64 nowMs, const QString &out)
{
    auto tickets = run::readTickets(incident, ledger, key, nowMs);
    if (!tickets)
        return tickets;
    std::vector<report::TicketRow> rows;
    for (const run::Ticket &ticket : tickets->usable)
        rows.push_back({ticket.row, ticket.expiresMs, ticket.link});
    const auto written = report::writeFile(
        out, [&](QIODevice &device) { return report::writeTickets(ledger, rows, device); });
    if (!written)
        return tl::unexpected(written.error());
    return tickets;
}

} // namespace bulkhead
