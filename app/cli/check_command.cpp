// SPDX-License-Identifier: Apache-2.0
// check: reads how the tenant is set up, and says what that means for the plan.
#include "cli/command.h"
#include "cli/findings.h"
#include "cli/output.h"
#include "cli/tenant_command.h"

using namespace Qt::StringLiterals;

namespace bulkhead::cli {
namespace {

QString heading(const journal::Ledger &ledger)
{
    const PlanChoices choices = ledger.planned() ? ledger.choices() : offeredChoices();
    const QString name =
        ledger.tenant().address.name() + (ledger.practice() ? tr(" (practice)") : QString());
    return (ledger.planned()
            ? tr("%1 against the plan (scope %2, reset %3):")
            : tr("%1. There is no plan yet, so this is against what is offered first (scope %2, "
                 "reset %3):"))
        .arg(name, wireName(choices.scope), wireName(choices.reset));
}

QJsonObject checkJson(const journal::Ledger &ledger, const std::vector<plan::Finding> &findings)
{
    const PlanChoices choices = ledger.planned() ? ledger.choices() : offeredChoices();
    return {
        {u"schema"_s, 1},
        {u"tenant"_s, ledger.tenant().address.name()},
        {u"practice"_s, ledger.practice()},
        {u"planned"_s, ledger.planned()},
        {u"scope"_s, wireName(choices.scope)},
        {u"reset"_s, wireName(choices.reset)},
        {u"stops"_s, qint64(plan::stopsOf(findings).size())},
        {u"findings"_s, findingsJson(findings)},
    };
}

} // namespace

ExitCode checkCommand(const QStringList &given)
{
    TenantCommand command("check", {jsonOption});
    if (!command.parse(given))
        return ExitCode::Usage;
    if (const auto opened = command.open(); !opened)
        return fail(opened.error());
    const auto ended = command.carryOut([](run::Engine &engine) { engine.check(); });
    if (!ended)
        return fail(ended.error());
    if (ended->error)
        return fail(*ended->error);
    if (ended->end == run::End::Paused)
        return ExitCode::Interrupted;
    const auto findings = findingsOf(command.ledger());
    if (command.arguments().has("json"))
        printJson(checkJson(command.ledger(), findings));
    else
        printResult(heading(command.ledger()) + u'\n' + findingLines(findings).join(u'\n'));
    return plan::stopsOf(findings).empty() ? ExitCode::Done : ExitCode::Refused;
}

} // namespace bulkhead::cli
