// SPDX-License-Identifier: Apache-2.0
// What the engine does to the tenant's Actions, and with them.
#include "run/engine.h"

#include "run/action_look.h"
#include "run/gate_raising.h"

namespace bulkhead::run {
namespace {

constexpr qint64 lookEveryMs = 60'000;

} // namespace

void Engine::act(const QStringList &scopes, const MakeActions &make)
{
    open(scopes, [this, make] { startActions(make, [this] { finish(End::Done, std::nullopt); }); });
}

void Engine::act(const QStringList &scopes, const MakeActions &first, const MakeActions &then)
{
    open(scopes, [this, first, then] {
        startActions(first,
            [this, then] { startActions(then, [this] { finish(End::Done, std::nullopt); }); });
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
    const MakeActions make = gateMaker(choices, GateFor::Now);
    if (choices.connections.isEmpty())
        return act(gateScopes(), make);
    // Whether there are such connections, and who could ever get back in there, has to be known.
    open(gateScopes() + QStringList{QStringLiteral("read:connections")}, [this, make] {
        survey(
            {}, [this, make] { startActions(make, [this] { finish(End::Done, std::nullopt); }); });
    });
}

// As far as the file knows; found down, it may have been put right in the tenant.
bool Engine::gateStands() const
{
    const auto state = m_incident.ledger().gate().state;
    return (state == journal::GateState::Up || state == journal::GateState::Lost)
        && !m_incident.ledger().isRehearsal();
}

bool Engine::setsPasswords() const
{
    return m_incident.ledger().choices().reset.testFlag(ResetMethod::Password);
}

// From our first password on, the date of a password says nothing of its owner until we know which
// dates are ours: until then the gate holds everybody whose turn comes.
void Engine::closeForSweep(const RunOptions &options, const Next &next)
{
    const bool up = m_incident.ledger().gate().state == journal::GateState::Up;
    if (!gateStands() || !up || !setsPasswords() || options.withoutGate)
        return next();
    const QStringList missing = m_access.missing(gateScopes());
    if (!missing.isEmpty())
        return finish(End::Halted, Error{Fault::ScopeMissing, missing.join(u' ')});
    startActions(gateMaker(m_incident.ledger().gate().choices, GateFor::Sweep), next);
}

// Those who have chosen a new password meanwhile get in; else it is at least looked at.
void Engine::openAfterSweep(End end)
{
    m_clock.after(0, this, [this, end] { // the caller that is at its end is still at work
        countAnew();
        m_caller.reset();
        const MakeActions look = [](ActionDriver::Tools tools) {
            return std::make_unique<ActionLook>(std::move(tools));
        };
        const MakeActions renew = gateMaker(m_incident.ledger().gate().choices, GateFor::Now);
        const bool up = m_incident.ledger().gate().state == journal::GateState::Up;
        startActions(
            up && setsPasswords() ? renew : look, [this, end] { finish(end, std::nullopt); });
    });
}

Driver &Engine::watched(Driver &driver)
{
    m_watched.reset();
    if (!gateStands())
        return driver;
    m_watched = std::make_unique<Watched>(
        driver,
        [this] {
            return std::make_unique<ActionLook>(
                ActionDriver::Tools{m_incident, {}, m_clock, [](const std::optional<Error> &) {
                                    }});
        },
        lookEveryMs, m_clock);
    return *m_watched;
}

Engine::MakeActions Engine::gateMaker(const journal::GateChoices &choices, GateFor purpose)
{
    return [this, choices, purpose](ActionDriver::Tools tools) {
        return run::raiseGate(std::move(tools), choices, tenantNowMs(), purpose);
    };
}

qint64 Engine::tenantNowMs()
{
    return m_access.tenantClock().utcMs(m_clock.steadyMs()).value_or(m_clock.utcMs());
}

} // namespace bulkhead::run
