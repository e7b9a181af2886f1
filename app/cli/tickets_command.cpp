// SPDX-License-Identifier: Apache-2.0
// tickets: hands out the links that a run has made.
#include "cli/command.h"
#include "cli/output.h"
#include "cli/ticket_key.h"
#include "composition/hand_out.h"
#include "run/incident.h"
#include "texts/report_text.h"

using namespace Qt::StringLiterals;

namespace bulkhead::cli {
namespace {

void say(const QString &out, const run::Tickets &tickets, bool sent, bool json)
{
    const auto usable = qint64(tickets.usable.size());
    if (json)
        return printJson({{u"schema"_s, 1}, {u"out"_s, out}, {u"tickets"_s, usable},
            {u"expired"_s, tickets.expired}, {u"unreadable"_s, tickets.unreadable}});
    printResult(tr("%1: links of %2, valid until they are used once or expire. Whoever has one "
                   "takes the account; %3.")
                    .arg(out, texts::userCount(usable),
                        sent ? tr("whose letter was taken has got it by mail")
                             : tr("nobody has been sent any")));
    if (tickets.expired > 0)
        printNote(tr("%1 more have expired or were not kept.").arg(tickets.expired));
    if (tickets.unreadable > 0)
        printNote(tr("%1 cannot be read with this keychain's key.").arg(tickets.unreadable));
}

} // namespace

ExitCode ticketsCommand(const QStringList &given)
{
    Arguments arguments("tickets", "INCIDENT",
        {{"out", "FILE", "Where the list for a mail merge goes; replaced, for your eyes only."},
            jsonOption});
    if (!arguments.parse(given, 1, 1))
        return ExitCode::Usage;
    const QString out = arguments.value("out");
    if (out.isEmpty()) {
        arguments.wrong(tr("--out names the file to write."));
        return ExitCode::Usage;
    }
    const QString path = journal::incidentPath(arguments.positional(0));
    const auto ledger = run::readLedger(path);
    if (!ledger)
        return fail(ledger.error());
    if (!ledger->choices().reset.testFlag(ResetMethod::Ticket))
        return fail({Fault::NoTickets, path});
    StopWish stop;
    const auto key = ticketKey(ledger->id(), secrets::IfMissing::Fail, stop);
    if (!key)
        return ExitCode::Interrupted;
    if (!*key)
        return fail({Fault::TicketKeyMissing, (*key).error().detail});
    const SystemClock clock;
    const auto tickets = handOut(path, *ledger, **key, clock.utcMs(), out);
    if (!tickets)
        return fail(tickets.error());
    say(out, *tickets, ledger->mail().has_value(), arguments.has("json"));
    return ExitCode::Done;
}

} // namespace bulkhead::cli
