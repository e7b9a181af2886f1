// SPDX-License-Identifier: Apache-2.0
// look: reads again when passwords were changed, so that status and report can tell.
#include "cli/command.h"
#include "cli/output.h"
#include "cli/owners_line.h"
#include "cli/tenant_command.h"
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
    TenantCommand command("look", {jsonOption});
    if (!command.parse(given))
        return ExitCode::Usage;
    if (const auto opened = command.open(); !opened)
        return fail(opened.error());
    const bool json = command.arguments().has("json");
    const auto &ledger = command.ledger();
    if (report::ownerCounts(ledger).all() == 0) {
        printNote(tr("Nobody's password has been reset yet: there is nothing to look at."));
        printOwners(ledger, json);
        return ExitCode::Done;
    }
    const auto ended = command.carryOut([](run::Engine &engine) { engine.look(); });
    if (!ended)
        return fail(ended.error());
    printOwners(ledger, json);
    if (ended->error)
        return fail(*ended->error);
    return ended->end == run::End::Done ? ExitCode::Done : ExitCode::Interrupted;
}

} // namespace bulkhead::cli
