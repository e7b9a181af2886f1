// SPDX-License-Identifier: Apache-2.0
// What the engine does to the tenant's Actions, and with them.
#include "run/engine.h"

#include "run/action_look.h"
#include "run/gate_raising.h"

namespace bulkhead::run {

void Engine::act(const QStringList &scopes, const MakeActions &make)
{
    open(scopes, [this, make] {
        startActions(make, [this] { finish(m_wish.value_or(End::Done), std::nullopt); });
    });
}

void Engine::startActions(const MakeActions &make, const Next &next)
{
    m_phase = Phase::Actions;
    auto made = make({m_incident, Heart([this] { return figures(); }), m_clock,
        [this, next](const std::optional<Error> &error) {
            driverEnded(error, next);
        }});
    if (!made)
        return finish(End::Halted, made.error());
    m_actions = *std::move(made);
    startCaller(*m_actions);
}

void Engine::raiseGate(const journal::GateChoices &choices)
{
    act(gateScopes(), gateMaker(choices, GateFor::Now));
}

Engine::MakeActions Engine::gateMaker(const journal::GateChoices &choices, GateFor purpose)
{
    return [this, choices, purpose](ActionDriver::Tools tools) {
        const auto tenantMs = m_access.tenantClock().utcMs(m_clock.steadyMs());
        return run::raiseGate(
            std::move(tools), choices, tenantMs.value_or(m_clock.utcMs()), purpose);
    };
}

} // namespace bulkhead::run
