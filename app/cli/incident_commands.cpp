// SPDX-License-Identifier: Apache-2.0
// new, import, settle, cancel: what only touches the file.
#include "cli/command.h"
#include "cli/incident_command.h"
#include "cli/list_file.h"
#include "cli/output.h"
#include "cli/tenant_option.h"
#include "run/import.h"
#include "run/settle.h"
#include "texts/fault_text.h"

using namespace Qt::StringLiterals;

namespace bulkhead::cli {
namespace {

Result<run::ImportSummary> importFile(
    run::Incident &incident, const QString &name, const intake::ListOptions &options)
{
    Result<run::ImportSummary> summary;
    const auto read = withList(name, [&](QIODevice &device) -> Result<> {
        summary = run::importList(incident, titleOfList(name), device, options);
        if (summary)
            return {};
        if (summary.error().fault == Fault::ListNoIdentifier && !summary.error().detail.isEmpty())
            return failure(Fault::ListNoIdentifier, tr("column %1").arg(summary.error().detail));
        return tl::unexpected(summary.error());
    });
    return read ? summary : tl::unexpected(read.error());
}

} // namespace

ExitCode newCommand(const QStringList &given)
{
    Arguments arguments(
        "new", "INCIDENT", {tenantOption, clientIdOption, audienceOption, caFileOption});
    if (!arguments.parse(given, 1, 1))
        return ExitCode::Usage;
    if (!namesTenant(arguments))
        return ExitCode::Usage;
    const auto tenant = tenantFrom(arguments);
    if (!tenant)
        return fail(tenant.error());
    SystemClock clock;
    const auto incident =
        run::Incident::create(journal::incidentPath(arguments.positional(0)), *tenant, clock);
    if (!incident)
        return fail(incident.error());
    printResult(
        tr("%1: new incident for tenant %2.").arg((*incident)->path(), tenant->address.name()));
    return ExitCode::Done;
}

ExitCode importCommand(const QStringList &given)
{
    IncidentCommand command("import",
        {{"column", "NAME", "The column with user ids or e-mail addresses. Default: found."},
            {"priority-column", "NAME",
                "The column that marks whose turn comes first: all but empty, 0, no, false."}},
        {"INCIDENT FILE...", 2, -1});
    if (!command.parse(given))
        return ExitCode::Usage;
    if (const auto opened = command.open(); !opened)
        return fail(opened.error());
    const Arguments &arguments = command.arguments();
    if (const auto open = run::mayStillChange(command.ledger()); !open)
        return fail(open.error());
    for (const QString &name : arguments.positionals().mid(1)) {
        const auto summary = importFile(command.incident(), name,
            {arguments.value("column"), arguments.value("priority-column")});
        if (!summary)
            return fail(summary.error());
        printResult(tr("%1: %2 users, %3 repeated, %4 rejected.")
                        .arg(name)
                        .arg(summary->added)
                        .arg(summary->duplicates)
                        .arg(summary->list.rejected));
    }
    return ExitCode::Done;
}

ExitCode settleCommand(const QStringList &given)
{
    IncidentCommand command("settle",
        {{"user", "ID", "The user id, as in the report."},
            {"as", "done|repeat", "What you found out: it happened, or it is to be done again."}});
    if (!command.parse(given))
        return ExitCode::Usage;
    Arguments &arguments = command.arguments();
    const QString as = arguments.value("as");
    if (arguments.value("user").isEmpty())
        arguments.wrong(tr("--user names the user to settle."));
    else if (as != u"done" && as != u"repeat")
        arguments.wrong(tr("--as is done or repeat."));
    if (!arguments.sound())
        return ExitCode::Usage;
    if (const auto opened = command.open(); !opened)
        return fail(opened.error());
    const auto how = as == u"done" ? run::Settled::Done : run::Settled::Repeat;
    if (const auto settled = run::settle(command.incident(), arguments.value("user"), how);
        !settled)
        return fail(settled.error());
    printResult(how == run::Settled::Done
            ? tr("%1 counts as done.").arg(arguments.value("user"))
            : tr("%1 is done again at the next “run”.").arg(arguments.value("user")));
    return ExitCode::Done;
}

ExitCode cancelCommand(const QStringList &given)
{
    IncidentCommand command("cancel", {});
    if (!command.parse(given))
        return ExitCode::Usage;
    if (const auto opened = command.open(); !opened)
        return fail(opened.error());
    const auto &ledger = command.ledger();
    if (ledger.state() == journal::IncidentState::Cancelled)
        return fail({Fault::AlreadyCancelled, {}});
    if (ledger.state() == journal::IncidentState::Finished) {
        printResult(tr("Nothing is left to cancel: the run is finished."));
        return ExitCode::Done;
    }
    const auto recorded = command.incident().record(journal::Entry{
        .kind = journal::EntryKind::RunEnded, .code = int(journal::RunEnd::Cancelled)});
    if (!recorded)
        return fail(recorded.error());
    printResult(tr("Cancelled: %1 users done, %2 will not be treated.")
                    .arg(ledger.userTotal(StepState::Done))
                    .arg(ledger.userTotal(StepState::Cancelled)));
    return ExitCode::Done;
}

} // namespace bulkhead::cli
