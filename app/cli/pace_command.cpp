// SPDX-License-Identifier: Apache-2.0
#include "cli/command.h"
#include "cli/output.h"
#include "composition/pace_wish.h"
#include "run/incident.h"

namespace bulkhead::cli {

ExitCode paceCommand(const QStringList &given)
{
    Arguments arguments("pace", "INCIDENT",
        {{"ceiling", "PERCENT", "Share of the tenant's rate to use at most, from now on."},
            {"reserve", "N", "Calls to leave in the tenant's bucket for others, from now on."}});
    if (!arguments.parse(given, 1, 1))
        return ExitCode::Usage;
    pacing::PaceWish wish;
    if (arguments.has("ceiling"))
        wish.ceilingPercent = arguments.number("ceiling", 100, 1, 100);
    if (arguments.has("reserve"))
        wish.reserve = arguments.number("reserve", 0, 0, 1e9);
    if (!wish.ceilingPercent && !wish.reserve)
        arguments.wrong(tr("--ceiling or --reserve says what is to change."));
    if (!arguments.sound())
        return ExitCode::Usage;
    const QString path = journal::incidentPath(arguments.positional(0));
    const auto ledger = run::readLedger(path);
    if (!ledger)
        return fail(ledger.error());
    if (ledger->state() != journal::IncidentState::Running) {
        printNote(tr("Nothing is running on it; “run” takes --ceiling and --reserve."));
        return ExitCode::Usage;
    }
    if (const auto left = leavePaceWish(path, wish); !left)
        return fail(left.error());
    printResult(tr("The run takes it up within a second; “status” shows it soon after."));
    return ExitCode::Done;
}

} // namespace bulkhead::cli
