// SPDX-License-Identifier: Apache-2.0
#include "cli/command.h"
#include "cli/engine_host.h"
#include "cli/output.h"
#include "composition/drill_list.h"
#include "report/report_file.h"
#include "run/earlier_links.h"
#include "run/import.h"
#include "texts/plan_text.h"

#include <QBuffer>
#include <QDateTime>
#include <QDir>

using namespace Qt::StringLiterals;

namespace bulkhead::cli {
namespace {

// $XDG_DATA_HOME/bulkhead/incidents/drill-20260131-031407
QString drillName()
{
    const QString folder = run::incidentFolder();
    QDir().mkpath(folder);
    return folder + QDateTime::currentDateTimeUtc().toString(u"'/drill-'yyyyMMdd-HHmmss-zzz"_s);
}

Result<> importDrillList(run::Incident &incident, const practice::Tenant &tenant, int users)
{
    QByteArray list = drillList(tenant.sampleCsv(users), users);
    QBuffer buffer(&list);
    buffer.open(QIODevice::ReadOnly);
    const auto summary = run::importList(incident, u"drill.csv"_s, buffer, {});
    if (!summary)
        return tl::unexpected(summary.error());
    printResult(tr("1. Import   %1 users, %2 repeated, %3 rejected")
                    .arg(summary->added)
                    .arg(summary->duplicates)
                    .arg(summary->list.rejected));
    return {};
}

struct Drill
{
    run::Incident &incident;
    const practice::Tenant &tenant;
    Clock &clock;
    StopWish &stop;
};

// Nothing when it came to its end.
std::optional<ExitCode> perform(const Drill &drill, const std::function<void(run::Engine &)> &begin)
{
    const auto ended = runOperationWith(drill.incident,
        credentials::ClientSecret{Secret(drill.tenant.clientSecret().toUtf8())}, {}, drill.stop,
        drill.clock, begin);
    if (!ended)
        return fail(ended.error());
    if (ended->error)
        return fail(*ended->error);
    if (ended->end == run::End::Paused) {
        printNote(tr("The drill was stopped; its tenant is gone, so it cannot go on."));
        return ExitCode::Interrupted;
    }
    return std::nullopt;
}

std::optional<ExitCode> planAndRun(const Drill &drill)
{
    const auto &ledger = drill.incident.ledger();
    printResult(tr("2. Plan     a random password, everything revoked, then a reset e-mail"));
    PlanChoices choices = offeredChoices();
    choices.allowUnknown = true; // of a short list, one is a large share
    if (const auto code = perform(drill, [&](run::Engine &engine) { engine.plan(choices); }))
        return code;
    printResult(u"            "_s
        + texts::planSummary(ledger.choices(), ledger.counts()).join(u"\n            "));
    printResult(tr("3. Run"));
    if (const auto code = perform(drill, [](run::Engine &engine) { engine.run({}); }))
        return code;
    printResult(tr("            %1 done, %2 failed, %3 unknown, %4 skipped")
                    .arg(ledger.userTotal(StepState::Done))
                    .arg(ledger.userTotal(StepState::Failed))
                    .arg(ledger.userTotal(StepState::Unknown))
                    .arg(ledger.userTotal(StepState::Skipped)));
    return std::nullopt;
}

ExitCode printVerdict(const journal::Ledger &ledger, const practice::Tenant &tenant)
{
    const DrillVerdict verdict = compareWithTenant(ledger, tenant.record());
    printResult(tr("5. Proof    report and tenant agree on %1 users, differ on %2; %3 users who "
                   "were not on the list were touched")
                    .arg(verdict.agree)
                    .arg(verdict.differences.size())
                    .arg(verdict.unlistedTouched));
    for (const QString &userId : verdict.differences)
        printNote(tr("   differs: %1").arg(userId));
    const bool right = verdict.differences.isEmpty() && verdict.unlistedTouched == 0;
    return right ? exitCode(ledger) : ExitCode::Failed;
}

} // namespace

ExitCode drillCommand(const QStringList &given)
{
    Arguments arguments("drill", "", {{"users", "N", "How many users to treat; default 60."}});
    if (!arguments.parse(given, 0, 0))
        return ExitCode::Usage;
    const int users = int(arguments.count("users", 60, 1, 100'000));
    if (!arguments.sound())
        return ExitCode::Usage;
    SystemClock clock;
    StopWish stop;
    practice::Tenant tenant({.users = users + 20}, clock);
    if (const auto listening = tenant.listen(); !listening)
        return fail(listening.error());
    const auto address = TenantAddress::parse(tenant.url());
    const QString name = drillName();
    const auto incident = run::Incident::create(
        journal::incidentPath(name), {*address, tenant.clientId(), tenant.audience(), {}}, clock);
    if (!incident)
        return fail(incident.error());
    printResult(tr("A drill on the built-in practice tenant %1: no real user is touched.")
                    .arg(address->name()));
    if (const auto imported = importDrillList(**incident, tenant, users); !imported)
        return fail(imported.error());

    if (const auto code = planAndRun({**incident, tenant, clock, stop}))
        return *code;
    const auto &ledger = (*incident)->ledger();
    if (const auto written = report::writeReport(name + u".csv"_s, report::Format::Csv, ledger);
        !written)
        return fail(written.error());
    printResult(tr("4. Report   %1.csv\n            %2").arg(name, (*incident)->path()));
    return printVerdict(ledger, tenant);
}

} // namespace bulkhead::cli
