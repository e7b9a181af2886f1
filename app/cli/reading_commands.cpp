// SPDX-License-Identifier: Apache-2.0
// status and report: they read the journal, also while another process runs it.
#include "cli/command.h"
#include "cli/output.h"
#include "cli/owners_line.h"
#include "report/report_file.h"
#include "report/status.h"
#include "run/incident.h"
#include "texts/fault_text.h"
#include "texts/gate_text.h"
#include "texts/plan_text.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace bulkhead::cli {
namespace {

QString stateSentence(const journal::Ledger &ledger)
{
    using journal::IncidentState;
    switch (ledger.state()) {
    case IncidentState::New: return tr("no list yet");
    case IncidentState::Imported: return tr("a list, no plan yet");
    case IncidentState::Planned: return tr("planned, not started");
    case IncidentState::Running: return tr("running");
    case IncidentState::Paused: return tr("paused; “run” goes on");
    case IncidentState::Halted: return tr("halted; “run” goes on once the cause is mended");
    case IncidentState::Cancelled: return tr("cancelled");
    case IncidentState::Finished: return tr("finished");
    }
    return {};
}

QString limitLine(const journal::AssumedLimit &limit)
{
    const QString plan = limit.plan.isEmpty() ? tr("no plan that is known") : limit.plan;
    return tr("Limit    %1 at once, %2 a second (%3, %4); at most %5 a second used, %6 left alone")
        .arg(limit.burst)
        .arg(limit.perS, 0, 'g', 4)
        .arg(plan, limit.seen ? tr("as the tenant shows") : tr("assumed"))
        .arg(limit.ceilingPerS, 0, 'g', 4)
        .arg(limit.reserve, 0, 'g', 3);
}

QStringList statusLines(const journal::Ledger &ledger)
{
    QStringList lines;
    lines << tr("Tenant   %1%2")
                 .arg(ledger.tenant().address.name(),
                     ledger.practice() ? tr(" (practice)") : QString());
    lines << tr("State    %1").arg(stateSentence(ledger));
    if (ledger.isRehearsal())
        lines << tr("         a rehearsal: nothing was changed");
    lines << tr("Users    %1: %2 done, %3 failed, %4 unknown, %5 skipped, %6 pending, %7 cancelled")
                 .arg(ledger.userTotal())
                 .arg(ledger.userTotal(StepState::Done))
                 .arg(ledger.userTotal(StepState::Failed))
                 .arg(ledger.userTotal(StepState::Unknown))
                 .arg(ledger.userTotal(StepState::Skipped))
                 .arg(ledger.userTotal(StepState::Pending))
                 .arg(ledger.userTotal(StepState::Cancelled));
    if (const auto owners = report::ownerCounts(ledger); owners.all() > 0)
        lines << ownersLine(owners);
    if (ledger.gate().chosen())
        lines << tr("Gate     %1").arg(texts::gateText(ledger.gate()));
    if (!ledger.rejects().empty())
        lines << tr("Rejects  %1 rows of the list were no users").arg(ledger.rejects().size());
    if (ledger.state() == journal::IncidentState::Running && ledger.etaS() >= 0)
        lines << tr("Time     about %1 left").arg(texts::duration(ledger.etaS()));
    if (const auto &limit = ledger.limit())
        lines << limitLine(*limit);
    if (const auto halt = ledger.halt())
        lines << texts::oneLine(*halt, texts::Surface::Terminal);
    return lines;
}

void sayReport(const QString &out, const journal::Ledger &ledger, bool json)
{
    const qint64 users = ledger.userTotal();
    const auto rejects = qint64(ledger.rejects().size());
    if (json)
        printJson(
            {{u"schema"_s, 1}, {u"out"_s, out}, {u"users"_s, users}, {u"rejects"_s, rejects}});
    else
        printResult(tr("%1: %2 users, %3 rejects.").arg(out).arg(users).arg(rejects));
}

ExitCode reportToStandardOutput(report::Format format, const journal::Ledger &ledger)
{
    QFile out;
    if (!out.open(stdout, QIODevice::WriteOnly))
        return fail({Fault::OutputUnwritable, out.errorString()});
    const auto written = report::writeReport(out, format, ledger);
    if (!written)
        return fail(written.error());
    return out.flush() ? ExitCode::Done : fail({Fault::OutputUnwritable, out.errorString()});
}

// What a damaged file still says is shown, and never taken for the whole.
ExitCode endOf(const run::Readable &found)
{
    if (!found.damage)
        return ExitCode::Done;
    printNote(tr("Only what stands before the damage is shown."));
    return fail(*found.damage);
}

} // namespace

ExitCode statusCommand(const QStringList &given)
{
    Arguments arguments("status", "INCIDENT", {jsonOption});
    if (!arguments.parse(given, 1, 1))
        return ExitCode::Usage;
    const QString path = journal::incidentPath(arguments.positional(0));
    const auto found = run::readWhatCanBeRead(path);
    if (!found)
        return fail(found.error());
    if (arguments.has("json"))
        printJson(report::statusJson(found->ledger, path));
    else
        printResult(statusLines(found->ledger).join(u'\n'));
    return endOf(*found);
}

ExitCode reportCommand(const QStringList &given)
{
    Arguments arguments("report", "INCIDENT",
        {{"format", "csv|json", "Which report."},
            {"out", "FILE", "Where it goes; replaced. - is standard output."}, jsonOption});
    if (!arguments.parse(given, 1, 1))
        return ExitCode::Usage;
    const auto format = report::format(arguments.value("format"));
    const QString out = arguments.value("out");
    if (!format)
        arguments.wrong(tr("--format is csv or json."));
    else if (out.isEmpty())
        arguments.wrong(tr("--out names the file to write."));
    if (!arguments.sound())
        return ExitCode::Usage;
    const auto found = run::readWhatCanBeRead(journal::incidentPath(arguments.positional(0)));
    if (!found)
        return fail(found.error());
    const auto &ledger = found->ledger;
    if (out == u"-") {
        const ExitCode code = reportToStandardOutput(*format, ledger);
        return code == ExitCode::Done ? endOf(*found) : code;
    }
    if (const auto written = report::writeReport(out, *format, ledger); !written)
        return fail(written.error());
    sayReport(out, ledger, arguments.has("json"));
    return endOf(*found);
}

} // namespace bulkhead::cli
