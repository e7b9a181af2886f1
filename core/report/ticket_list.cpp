// SPDX-License-Identifier: Apache-2.0
#include "report/ticket_list.h"

#include "plan/applicability.h"
#include "report/csv_writer.h"
#include "report/outlet.h"
#include "report/report_row.h"

namespace bulkhead::report {

Result<> writeTickets(
    const journal::Ledger &ledger, const std::vector<TicketRow> &tickets, QIODevice &device)
{
    Outlet outlet(device);
    outlet.put("user_id,email,connection,ticket,expires_at\r\n");
    for (const TicketRow &ticket : tickets) {
        const User user = ledger.user(ticket.row);
        QByteArray line = csvField(user.userId) + ',' + csvField(user.email) + ','
            + csvField(plan::passwordConnection(user, ledger.choices())) + ',';
        line.reserve(line.size() + ticket.link.reveal().size() + 64); // a copy would stay behind
        line += '"';
        line += ticket.link.reveal(); // a link holds no quotation mark
        line += "\"," + csvField(isoTime(ticket.expiresMs)) + "\r\n";
        outlet.put(line);
        wipe(line);
    }
    return outlet.finish();
}

} // namespace bulkhead::report
