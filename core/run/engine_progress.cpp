// SPDX-License-Identifier: Apache-2.0
// What is told of an operation while it goes on.
#include "run/engine.h"

#include <algorithm>

namespace bulkhead::run {
namespace {

constexpr int publishMs = 100;

} // namespace

Figures Engine::figures() const
{
    Figures figures;
    const qint64 now = m_clock.steadyMs();
    if (m_caller) {
        for (const Api api : allApis) {
            const Lane &lane = m_caller->lane(api);
            figures.calls[size_t(api)] = {lane.sent, lane.throttled};
        }
    }
    auto &authentication = figures.calls[size_t(Api::Authentication)];
    authentication.sent += m_access.sent() - m_accessBefore.sent;
    authentication.throttled += m_access.throttled() - m_accessBefore.throttled;
    figures.pacePerS = m_management.pacePerS(now) + m_authentication.pacePerS(now);
    figures.rates = rates();
    figures.limit = limit();
    return figures;
}

plan::Rates Engine::rates() const
{
    const pacing::Pacer &shared = m_management.shared();
    plan::Rates rates;
    rates.management = {shared.believed().size - shared.reserve(), shared.ceilingPerS()};
    rates.authentication = {1, m_authentication.ceilingPerS(pacing::EndpointGroup::Mail)};
    for (size_t group = 0; group < rates.apart.size(); ++group) {
        if (const auto own = m_management.apart(pacing::EndpointGroup(group)))
            rates.apart[group] = plan::Rate{own->atOnce, own->perS};
    }
    return rates;
}

journal::AssumedLimit Engine::limit() const
{
    const auto &shared = m_management.shared();
    const auto believed = shared.believed();
    const auto *plan = pacing::detectPlan(
        {shared.limitSeen(), m_authentication.shared().limitSeen(), m_management.groupsApart()});
    // The tenant does not tell plans of one size apart; whoever runs it may know.
    if (m_options.plan && (!plan || plan->management.size == m_options.plan->management.size))
        plan = m_options.plan;
    const auto *named = plan && plan->management.size == believed.size ? plan : nullptr;
    return {
        named ? QString::fromLatin1(named->name.data(), qsizetype(named->name.size())) : QString(),
        shared.limitSeen() > 0, believed.size, believed.ratePerS, shared.ceilingPerS(),
        shared.reserve(), shared.othersPerS()};
}

// What was called is in the journal; what comes next counts its own.
void Engine::countAnew()
{
    const auto now = figures().calls;
    for (size_t api = 0; api < now.size(); ++api) {
        m_callsBefore[api].sent += now[api].sent;
        m_callsBefore[api].throttled += now[api].throttled;
    }
    m_accessBefore = {m_access.sent(), m_access.throttled()};
}

void Engine::tick()
{
    m_ticking = m_active;
    if (!m_active)
        return;
    publish();
    m_clock.after(publishMs, this, [this] { tick(); });
}

void Engine::publish()
{
    emit progressed(progress());
}

Waiting Engine::waiting() const
{
    if (m_access.outage().active())
        return Waiting::Outage;
    if (!m_caller)
        return Waiting::No;
    for (const Api api : allApis) {
        if (m_caller->lane(api).outage.active())
            return Waiting::Outage;
    }
    const bool others = m_management.shared().crowded(m_clock.steadyMs());
    return others ? Waiting::Others : Waiting::No;
}

bool Engine::isReading() const
{
    return m_phase == Phase::Resolving || m_phase == Phase::Evidence || m_phase == Phase::Looking;
}

Progress Engine::progress()
{
    const auto &ledger = m_incident.ledger();
    const Figures now = figures();
    Progress progress;
    progress.phase = m_phase;
    progress.waiting = waiting();
    for (const size_t api : {0u, 1u})
        progress.calls[api] = {now.calls[api].sent + m_callsBefore[api].sent,
            now.calls[api].throttled + m_callsBefore[api].throttled};
    const qint64 nowMs = m_clock.steadyMs();
    progress.pacePerS = {m_management.pacePerS(nowMs), m_authentication.pacePerS(nowMs)};
    const auto group = isReading() ? m_reading->group() : pacing::EndpointGroup::Other;
    progress.ceilingPerS = {
        m_management.ceilingPerS(group), m_authentication.ceilingPerS(pacing::EndpointGroup::Mail)};
    progress.limit = now.limit;
    progress.changedRows = std::exchange(m_changedRows, {});
    for (size_t state = 0; state < progress.users.size(); ++state)
        progress.users[state] = ledger.userTotal(StepState(state));
    progress.total = ledger.userTotal();
    progress.done = progress.total - ledger.userTotal(StepState::Pending);
    if (isReading()) {
        progress.done = m_reading->done();
        progress.total = m_reading->total();
        progress.etaS = plan::secondsLeft(m_reading->callsLeft(), now.rates);
    } else if (m_phase == Phase::Actions && m_actions && m_actions->total() > 0) {
        progress.phase = Phase::Counting;
        progress.done = m_actions->done();
        progress.total = m_actions->total();
    } else if (m_execution) {
        progress.etaS = plan::secondsLeft(m_execution->callsLeft(), now.rates);
    }
    if (m_mailing && m_phase == Phase::Running) {
        progress.lettersLeft = m_mailing->left();
        progress.etaS = std::max(progress.etaS, m_mailing->secondsLeft());
    }
    return progress;
}

} // namespace bulkhead::run
