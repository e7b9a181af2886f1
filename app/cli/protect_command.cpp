// SPDX-License-Identifier: Apache-2.0
// protect: what stays in the tenant.
#include "cli/breached_passwords.h"
#include "cli/command.h"
#include "cli/output.h"
#include "cli/rotation.h"
#include "cli/tenant_work.h"
#include "gate/action_code.h"
#include "gate/deny_text.h"
#include "gate/gate_name.h"
#include "run/action_lowering.h"
#include "run/gate_raising.h"
#include "run/own_action_state.h"
#include "run/protection_look.h"
#include "texts/gate_text.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace bulkhead::cli {
namespace {

ExitCode forceResetOn(Arguments &arguments)
{
    const auto text = gate::checkedDenyText(
        arguments.has("deny-text") ? arguments.value("deny-text") : texts::defaultDenyText());
    if (!text)
        return fail(text.error());
    const ExitCode code = operateOnTenant(arguments, [&](run::Engine &engine) {
        engine.act(run::gateScopes(), [&](run::ActionDriver::Tools tools) {
            return std::make_unique<run::ActionRaising>(std::move(tools),
                run::ActionOrder{
                    {{gate::forceResetName, gate::forceResetCode(*text)}}, gate::isForceReset});
        });
    });
    if (code == ExitCode::Done)
        printResult(tr("%1 is deployed and bound: who carries the flag is refused until the "
                       "password is changed.")
                        .arg(gate::forceResetName));
    return code;
}

ExitCode forceResetOff(Arguments &arguments)
{
    QStringList removed;
    const ExitCode code = operateOnTenant(arguments, [&](run::Engine &engine) {
        engine.act(run::gateScopes(), [&](run::ActionDriver::Tools tools) {
            return std::make_unique<run::ActionLowering>(std::move(tools), gate::isForceReset,
                [&](const QStringList &names) { removed = names; });
        });
    });
    if (code != ExitCode::Done)
        return code;
    printResult(removed.isEmpty()
            ? tr("There was no Action of the force-reset flag.")
            : tr("Taken away: %1. Flags that are still set have no effect without it.")
                  .arg(removed.join(u", ")));
    return code;
}

ExitCode forceReset(const QStringList &given)
{
    Arguments arguments("protect force-reset", "on|off",
        tenantOptions(
            {{"deny-text", "TEXT", "What a refused user is told; it names the way back in."}}));
    if (!arguments.parse(given, 1, 1))
        return ExitCode::Usage;
    if (arguments.positional(0) == u"on")
        return forceResetOn(arguments);
    if (arguments.positional(0) == u"off")
        return forceResetOff(arguments);
    arguments.wrong(tr("it is switched on or off."));
    return ExitCode::Usage;
}

ExitCode status(const QStringList &given)
{
    Arguments arguments("protect status", "", tenantOptions({jsonOption}));
    if (!arguments.parse(given, 0, 0))
        return ExitCode::Usage;
    std::vector<run::ActionListing::Row> rows;
    run::SettingsTold breached;
    const ExitCode code = operateOnTenant(arguments, [&](run::Engine &engine) {
        engine.act({u"read:actions"_s}, [&](run::ActionDriver::Tools tools) {
            return std::make_unique<run::ProtectionLook>(
                std::move(tools), undoMemory(arguments), [&](const auto &all) { rows = all; },
                [&](const auto &told) { breached = told; });
        });
    });
    if (code != ExitCode::Done)
        return code;
    const bool known = breached.inPlan && breached.allowed;
    const QString state = run::wireName(run::forceResetState(rows));
    if (arguments.has("json")) {
        printJson({{u"schema"_s, 1}, {u"force_reset"_s, state}, {u"rotation"_s, rotationJson(rows)},
            {u"breached_passwords"_s, known ? breached.now : QJsonValue()},
            {u"missing_scopes"_s,
                breached.allowed ? QJsonArray() : QJsonArray{u"read:attack_protection"_s}}});
        return code;
    }
    printResult(tr("force-reset         %1").arg(state));
    printRotation(rows);
    printBreachedPasswords(breached);
    return code;
}

} // namespace

ExitCode protectCommand(const QStringList &given)
{
    if (given.value(0) == u"force-reset")
        return forceReset(given.mid(1));
    if (given.value(0) == u"breached-passwords")
        return breachedPasswords(given.mid(1));
    if (given.value(0) == u"rotation")
        return rotation(given.mid(1));
    if (given.value(0) == u"status")
        return status(given.mid(1));
    printNote(tr("Usage: bulkhead-cli protect status, or protect force-reset on|off, or protect "
                 "breached-passwords on|off|undo, or protect rotation count|on|off, --tenant "
                 "ADDRESS --client-id ID. (“bulkhead-cli "
                 "protect force-reset --help” tells more.)"));
    return given.value(0) == u"--help" ? ExitCode::Done : ExitCode::Usage;
}

} // namespace bulkhead::cli
