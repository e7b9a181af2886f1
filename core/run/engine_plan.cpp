// SPDX-License-Identifier: Apache-2.0
// How a plan is made: the tenant is surveyed, the list resolved, changes are looked for, and what
// follows from all that is frozen.
#include "run/engine.h"
#include "run/resolver.h"
#include "run/survey.h"

using namespace Qt::StringLiterals;

namespace bulkhead::run {

void Engine::plan(const PlanChoices &choices, const plan::UserLists &lists)
{
    m_choices = choices;
    m_lists = lists;
    m_tenantUsers = 0;
    open(resolvingScopes(), [this] { survey(m_choices, [this] { resolve(); }); });
}

void Engine::survey(const std::optional<PlanChoices> &of, Next next)
{
    startReading(Phase::Surveying,
        std::make_unique<Survey>(
            m_incident, m_access.tokenFacts().scopes, of,
            [this](TenantSurvey &survey) { complete(survey); }, Heart([this] { return figures(); }),
            m_clock,
            [this, next](const std::optional<Error> &error) { driverEnded(error, next); }));
}

void Engine::complete(TenantSurvey &survey)
{
    const qint64 now = m_clock.steadyMs();
    survey.token = m_access.tokenFacts();
    if (const auto tenantMs = m_access.tenantClock().utcMs(now))
        survey.clockAheadMs = *tenantMs - m_clock.utcMs();
    survey.management.burst = m_management.shared().believed().size;
    survey.management.perS = m_management.shared().believed().ratePerS;
}

void Engine::resolve()
{
    auto resolver = std::make_unique<Resolver>(m_incident, Heart([this] { return figures(); }),
        m_clock, [this](const std::optional<Error> &error) {
            driverEnded(error, [this] { searchEvidence(); });
        });
    resolver->onCounted([this](qint64 users) { m_tenantUsers = users; });
    startReading(Phase::Resolving, std::move(resolver));
}

EvidenceSources Engine::evidenceSources() const
{
    if (!m_choices.window.isKnown() || !m_access.scopesKnown())
        return {};
    return {m_access.missing({u"read:authentication_methods"_s}).isEmpty(), mayReadLogs()};
}

void Engine::searchEvidence()
{
    if (const auto turned = searchWindow(m_incident, m_choices.window); !turned)
        return finish(End::Halted, turned.error());
    const EvidenceSources sources = evidenceSources();
    if (sources.calls() == 0)
        return freeze();
    const auto touched = [this](qint32 row) {
        const auto &ledger = m_incident.ledger();
        return !plan::exemption(m_lists, ledger.user(row), ledger.identifier(row));
    };
    startReading(Phase::Evidence,
        std::make_unique<EvidenceSearch>(m_incident, sources, touched,
            Heart([this] { return figures(); }), m_clock,
            [this](
                const std::optional<Error> &error) { driverEnded(error, [this] { freeze(); }); }));
}

void Engine::freeze()
{
    setMailShares(m_choices);
    const auto counts = freezePlan(m_incident, m_choices, m_lists, rates(), m_tenantUsers);
    if (!counts)
        return finish(End::Halted, counts.error());
    emit planned(*counts);
    finish(End::Done, std::nullopt);
}

} // namespace bulkhead::run
