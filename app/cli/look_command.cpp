// SPDX-License-Identifier: Apache-2.0
// look: reads again when passwords were changed, so that status and report can tell.
#include "cli/command.h"
#include "cli/engine_host.h"
#include "cli/output.h"
#include "cli/owners_line.h"
#include "report/report_row.h"
#include "report/status.h"

using namespace Qt::StringLiterals;

namespace bulkhead::cli {
namespace {

void printOwners(const journal::Ledger &ledger, bool json)
{
    if (json)
        printJson(
            {{u"schema"_s, 1}, {u"owners"_s, report::statusJson(ledger, {}).value(u"owners")}});
    else
        printResult(ownersLine(report::ownerCounts(ledger)));
}

} // namespace

QString ownersLine(const report::OwnerCounts &owners)
{
    const QString line =
        tr("Owners   %1 have changed the password since, %2 have not, %3 are not known")
            .arg(owners.changed)
            .arg(owners.notChanged)
            .arg(owners.notLooked);
    return owners.lookedAtMs == 0
        ? line + tr("; “look” asks the tenant")
        : line + tr(" (looked at %1)").arg(report::isoTime(owners.lookedAtMs));
}

ExitCode lookCommand(const QStringList &given)
{
    Arguments arguments(
        "look", "INCIDENT", {jsonOption, secretFileOption, privateKeyOption, keyAlgorithmOption});
    if (!arguments.parse(given, 1, 1))
        return ExitCode::Usage;
    const CredentialFiles files = credentialFilesFrom(arguments);
    if (!arguments.sound())
        return ExitCode::Usage;
    SystemClock clock;
    StopWish stop;
    const auto incident =
        run::Incident::open(journal::incidentPath(arguments.positional(0)), clock);
    if (!incident)
        return fail(incident.error());
    const auto &ledger = (*incident)->ledger();
    if (report::ownerCounts(ledger).all() == 0) {
        printNote(tr("Nobody's password has been reset yet: there is nothing to look at."));
        printOwners(ledger, arguments.has("json"));
        return ExitCode::Done;
    }
    const auto ended = runOperation(
        **incident, files, {}, stop, clock, [](run::Engine &engine) { engine.look(); });
    if (!ended)
        return fail(ended.error());
    printOwners(ledger, arguments.has("json"));
    if (ended->error)
        return fail(*ended->error);
    return ended->end == run::End::Done ? ExitCode::Done : ExitCode::Interrupted;
}

} // namespace bulkhead::cli
