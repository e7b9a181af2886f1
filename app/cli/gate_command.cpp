// SPDX-License-Identifier: Apache-2.0
// gate: closes the tenant to new tokens for the affected users, and opens it again.
#include "cli/command.h"
#include "cli/gate_output.h"
#include "cli/gate_raise.h"
#include "cli/output.h"
#include "cli/tenant_command.h"
#include "cli/tenant_work.h"
#include "gate/gate_name.h"
#include "run/action_listing.h"
#include "run/action_look.h"
#include "run/action_lowering.h"
#include "run/gate_raising.h"

using namespace Qt::StringLiterals;

namespace bulkhead::cli {
namespace {

ExitCode status(const QStringList &given)
{
    TenantCommand command("gate status", {jsonOption});
    if (!command.parse(given))
        return ExitCode::Usage;
    if (const auto opened = command.open(); !opened)
        return fail(opened.error());
    const auto &ledger = command.ledger();
    std::vector<gate::Stand> stands;
    if (!ledger.gate().actions.empty()) {
        const ExitCode code = command.operate([&](run::Engine &engine) {
            engine.act({u"read:actions"_s}, [&](run::ActionDriver::Tools tools) {
                return std::make_unique<run::ActionLook>(
                    std::move(tools), [&](const auto &told) { stands = told; });
            });
        });
        if (code != ExitCode::Done)
            return code;
    }
    printStands(ledger, command.incident().path(), stands, command.arguments().has("json"));
    if (ledger.gate().state == journal::GateState::Up)
        return ExitCode::Done;
    return fail(
        {ledger.gate().state == journal::GateState::None ? Fault::GateNeverUp : Fault::GateNotUp,
            ledger.tenant().address.name()});
}

run::Engine::MakeActions lowering(const run::ActionLowering::IsOurs &isOurs, QStringList &removed)
{
    return [isOurs, &removed](run::ActionDriver::Tools tools) {
        return std::make_unique<run::ActionLowering>(
            std::move(tools), isOurs, [&removed](const QStringList &names) { removed = names; });
    };
}

void sayRemoved(const QStringList &removed)
{
    printResult(removed.isEmpty() ? tr("There was no gate to take down.")
                                  : tr("Taken down: %1.").arg(removed.join(u", ")));
}

ExitCode downOfTenant(Arguments &arguments)
{
    QStringList removed;
    const ExitCode code = operateOnTenant(arguments, [&](run::Engine &engine) {
        engine.act(run::gateScopes(), lowering(gate::isGate, removed));
    });
    if (code == ExitCode::Done)
        sayRemoved(removed);
    return code;
}

ExitCode down(const QStringList &given)
{
    TenantCommand command("gate down", {tenantOption, clientIdOption, audienceOption, caFileOption},
        {"[INCIDENT]", 0, 1});
    if (!command.parse(given))
        return ExitCode::Usage;
    if (command.arguments().positionals().isEmpty())
        return downOfTenant(command.arguments());
    if (const auto opened = command.open(); !opened)
        return fail(opened.error());
    const journal::GateRecord &gate = command.ledger().gate();
    QStringList removed;
    const auto isOurs = [&gate](const gate::TenantAction &action) {
        return run::isOfIncident(gate, action);
    };
    const ExitCode code = gate.chosen() ? command.operate([&](run::Engine &engine) {
        engine.act(run::gateScopes(), lowering(isOurs, removed));
    })
                                        : ExitCode::Done;
    if (code == ExitCode::Done)
        sayRemoved(removed);
    return code;
}

ExitCode list(const QStringList &given)
{
    Arguments arguments("gate list", "", tenantOptions({jsonOption}));
    if (!arguments.parse(given, 0, 0))
        return ExitCode::Usage;
    std::vector<run::ActionListing::Row> rows;
    const ExitCode code = operateOnTenant(arguments, [&](run::Engine &engine) {
        engine.act({u"read:actions"_s}, [&](run::ActionDriver::Tools tools) {
            return std::make_unique<run::ActionListing>(
                std::move(tools), [&](const auto &told) { rows = told; });
        });
    });
    if (code != ExitCode::Done)
        return code;
    std::erase_if(rows, [](const auto &row) { return !gate::isGate(row.action); });
    printGates(rows, arguments.has("json"));
    return ExitCode::Done;
}

} // namespace

ExitCode gateCommand(const QStringList &given)
{
    static constexpr std::pair<QLatin1StringView, ExitCode (*)(const QStringList &)> verbs[] = {
        {"up"_L1, gateUp}, {"down"_L1, down}, {"status"_L1, status}, {"list"_L1, list},
        {"release"_L1, gateRelease}};
    for (const auto &[verb, function] : verbs) {
        if (given.value(0) == verb)
            return function(given.mid(1));
    }
    printNote(
        tr("Usage: bulkhead-cli gate up|down|status INCIDENT, or gate release INCIDENT FILE, or "
           "gate list|down --tenant ADDRESS --client-id ID. (“bulkhead-cli gate up --help” "
           "tells more.)"));
    return given.value(0) == u"--help" ? ExitCode::Done : ExitCode::Usage;
}

} // namespace bulkhead::cli
