// SPDX-License-Identifier: Apache-2.0
#include "run/caller.h"

#include "run/trouble.h"

#include "auth0/endpoints.h"
#include "auth0/request_group.h"

#include <algorithm>
#include <utility>

namespace bulkhead::run {
namespace {

// Refusals one after the other, all users alike: it is not about a user any more.
constexpr int refusalsThatHalt = 5;
constexpr qint64 addressPauseMs = 60'000;
constexpr qint64 oddAnswerPauseMs = 1000;
constexpr int owedPatienceMs = 4000; // for what a halt must not leave half done

} // namespace

Caller::Caller(
    Driver &driver, Access &access, auth0::Transport &transport, Pacers pacers, Clock &clock)
    : m_driver(driver), m_access(access), m_transport(transport),
      m_clock(clock), m_lanes{Lane{Api::Management, pacers.management, {}, {}, {}},
                          Lane{Api::Authentication, pacers.authentication, {}, {}, {}}},
      // One lane never takes every connection: a token renewal or the other lane would starve.
      m_maxInFlight(std::max(1, transport.freeSlots() * 3 / 4))
{
    for (Lane &lane : m_lanes)
        lane.width = std::min(lane.width, m_maxInFlight);
}

void Caller::start()
{
    m_running = true;
    m_stopping = false;
    m_patient = true;
    m_halt.reset();
    planBeat(0);
}

void Caller::stop(qint64 patienceMs)
{
    if (!m_running)
        return;
    m_stopping = true; // or already, since a halt; that one has no end of patience
    m_clock.after(int(patienceMs), this, [this] {
        if (!m_running)
            return;
        m_patient = false;
        m_transport.abortAll();
        planBeat(0);
    });
    planBeat(0);
}

void Caller::halt(Error error)
{
    if (m_halt)
        return; // a disk that stays full says so again at every beat
    m_halt = std::move(error);
    m_stopping = true;
    m_clock.after(owedPatienceMs, this, [this] {
        m_patient = false;
        planBeat(0);
    });
    planBeat(0);
}

void Caller::planBeat(qint64 ms)
{
    const qint64 at = m_clock.steadyMs() + ms;
    if (!m_running || (m_beatPlanned && m_beatAtMs <= at))
        return;
    m_beatPlanned = true;
    m_beatAtMs = at;
    m_clock.after(int(ms), this, [this, mine = ++m_beat] {
        if (mine != m_beat || !m_running)
            return;
        m_beatPlanned = false;
        beat();
    });
}

void Caller::beat()
{
    for (Arrival &arrival : std::exchange(m_arrived, {}))
        settle(arrival);
    std::vector<Work> batch;
    for (Lane &lane : m_lanes)
        collect(lane, batch);
    if (const auto committed = m_driver.commit(); !committed) {
        for (Work &work : batch) { // not written down, so not sent
            Lane &lane = m_lanes[size_t(work.request.api)];
            --lane.inFlight;
            lane.buckets.lost(work.ticket, m_clock.steadyMs());
            if (work.secretBody)
                wipe(work.request.body);
        }
        batch.clear();
        halt(committed.error());
    }
    for (Work &work : batch)
        send(std::move(work));
    if (!endIfDone())
        planBeat(nextBeatMs());
}

bool Caller::endIfDone()
{
    bool more = !m_arrived.empty() || (!m_stopping && m_driver.laterMs());
    for (const Lane &lane : m_lanes) {
        more = more || lane.inFlight > 0;
        if (!m_stopping)
            more = more || !lane.nothingWaits() || m_driver.ready(lane.api);
    }
    more = more || (m_stopping && m_patient && m_driver.owes());
    if (more)
        return false;
    m_running = false;
    m_driver.ended(m_halt);
    return true;
}

qint64 Caller::nextBeatMs()
{
    qint64 ms = longestWaitMs;
    const qint64 now = m_clock.steadyMs();
    for (const Lane &lane : m_lanes)
        ms = std::min(ms, waitOf(lane, now));
    if (const auto later = m_driver.laterMs())
        ms = std::min(ms, std::max<qint64>(1, *later));
    return ms;
}

qint64 Caller::waitOf(const Lane &lane, qint64 nowMs)
{
    qint64 ms = longestWaitMs;
    if (!mayStart(lane) || m_transport.freeSlots() == 0 || renewalFirst(lane))
        return ms; // something else wakes us
    const qint64 permitMs = lane.waitMs(nextGroup(lane, nowMs), nowMs);
    if (!lane.front.empty() || m_driver.ready(lane.api))
        ms = permitMs;
    if (const auto group = m_driver.urgent(lane.api); group && !m_stopping)
        ms = std::min(ms, lane.waitMs(*group, nowMs));
    for (const auto &held : lane.held)
        ms = std::clamp<qint64>(held.untilMs - nowMs, permitMs, ms);
    return ms;
}

bool Caller::mayStart(const Lane &lane) const
{
    return !m_stopping || (m_patient && lane.api == Api::Management && m_driver.owes());
}

void Caller::collect(Lane &lane, std::vector<Work> &batch)
{
    const qint64 now = m_clock.steadyMs();
    while (mayStart(lane) && int(batch.size()) < m_transport.freeSlots() && !renewalFirst(lane)
        && (lane.due(now) || m_driver.ready(lane.api))
        && lane.waitMs(nextGroup(lane, now), now) == 0 && tokenReady(lane)) {
        auto work = take(lane, now);
        if (!work)
            return;
        const auto group = auth0::endpointGroup(work->request);
        if (!m_stopping && lane.buckets.waitMs(group, now) > 0) // of another bucket than foreseen
            return lane.front.push_front(std::move(*work));
        if (!work->probe)
            m_driver.sending(*work);
        ++lane.inFlight; // counted now, so that the cap and the pacer see the whole batch
        work->ticket = lane.buckets.sent(group, now);
        batch.push_back(std::move(*work));
    }
}

// While its own bucket is empty, others of other buckets go on.
bool Caller::urgentFirst(const Lane &lane, qint64 nowMs) const
{
    const auto group = m_driver.urgent(lane.api);
    return !m_stopping && group && lane.buckets.waitMs(*group, nowMs) == 0;
}

// In the order of take().
pacing::EndpointGroup Caller::nextGroup(const Lane &lane, qint64 nowMs) const
{
    if (!lane.buckets.hasOwn())
        return pacing::EndpointGroup::Other; // all the same
    const bool ready = m_driver.ready(lane.api);
    if (lane.outage.doubted() && lane.api == Api::Authentication)
        return auth0::endpointGroup(auth0::discovery());
    if (urgentFirst(lane, nowMs))
        return *m_driver.urgent(lane.api);
    if (m_stopping || lane.front.empty() || (lane.outage.doubted() && ready))
        return ready ? m_driver.nextGroup(lane.api,
                   [&](pacing::EndpointGroup group) { return lane.buckets.waitMs(group, nowMs); })
                     : pacing::EndpointGroup::Other;
    return auth0::endpointGroup(lane.front.front().request);
}

std::optional<Work> Caller::take(Lane &lane, qint64 nowMs)
{
    if (m_stopping)
        return m_driver.nextOwed(lane.api);
    if (lane.outage.doubted() && lane.api == Api::Authentication) {
        Work probe; // harmless, where a mail would not be
        probe.request = auth0::discovery();
        probe.probe = true;
        return probe;
    }
    if (urgentFirst(lane, nowMs))
        return m_driver.nextUrgent(lane.api);
    // In doubt a call that has not failed yet: one that fails for ever must not block the others.
    if (lane.outage.doubted() && m_driver.ready(lane.api))
        return m_driver.next(lane.api);
    if (auto waiting = lane.takeWaiting(nowMs))
        return waiting;
    return m_driver.next(lane.api);
}

void Caller::send(Work &&work)
{
    ++m_lanes[size_t(work.request.api)].sent;
    auth0::Request request = work.request;
    if (work.secretBody) // the only copy: the transport wipes it
        request.body = std::exchange(work.request.body, {});
    const Secret none;
    const Secret &bearer = request.authorized ? m_access.bearer() : none;
    m_transport.send(std::move(request), bearer,
        [self = QPointer<Caller>(this), work = std::move(work)](auth0::Answer answer) mutable {
            if (!self)
                return;
            self->m_arrived.push_back({std::move(work), std::move(answer)});
            self->planBeat(0);
        });
}

bool Caller::tokenReady(const Lane &lane)
{
    if (lane.api != Api::Management)
        return true;
    if (!m_renewing && !m_access.fresh())
        renewToken();
    return !m_renewing;
}

// Management calls need the token. Mails need none, but they must not take every permit that the
// renewal waits for.
bool Caller::renewalFirst(const Lane &lane) const
{
    return m_renewing && (lane.api == Api::Management || m_access.waitsForPermit());
}

void Caller::renewToken()
{
    if (m_stopping || std::exchange(m_renewing, true))
        return;
    m_access.renew([self = QPointer<Caller>(this)](const Result<> &result) {
        if (self)
            self->renewed(result);
    });
}

void Caller::renewed(const Result<> &result)
{
    m_renewing = false;
    planBeat(0);
    if (!result)
        return halt(result.error());
    m_lanes[size_t(Api::Authentication)].outage.recovered();
    m_lanes[size_t(Api::Management)].answered = false; // one call shows whether it is accepted
}

void Caller::settle(Arrival &arrival)
{
    Lane &lane = m_lanes[size_t(arrival.work.request.api)];
    --lane.inFlight;
    auto reading = auth0::classify(arrival.answer, arrival.work.shape);
    if (reading.outcome == Outcome::Unauthorized && !arrival.work.request.authorized)
        reading.outcome = Outcome::Forbidden; // it carried no token that could be renewed
    feed(lane, arrival.work, reading);
    watch(lane, arrival.work, reading);
    if (!arrival.work.probe)
        act(lane, arrival, reading);
}

void Caller::feed(Lane &lane, const Work &work, const auth0::Reading &reading)
{
    const qint64 now = m_clock.steadyMs();
    m_access.tenantClock().heard(reading, now);
    const auto hint = work.ownAddressLimit ? pacing::RateHint{} : reading.rate;
    if (reading.outcome == Outcome::Throttled) {
        ++lane.throttled;
        if (!addressThrottled(work, reading))
            return lane.buckets.throttled(work.ticket, hint, now);
    }
    if (reading.status > 0)
        lane.buckets.answered(work.ticket, hint, now);
    else
        lane.buckets.lost(work.ticket, now);
}

void Caller::watch(Lane &lane, const Work &work, const auth0::Reading &reading)
{
    const qint64 now = m_clock.steadyMs();
    lane.widen(reading.status > 0 && !isTrouble(reading.outcome), m_maxInFlight);
    // A stranger who answers the probe, a captive portal say, is no tenant that is back.
    if (isTrouble(reading.outcome) || (work.probe && isRefusalOfAll(reading.outcome))) {
        lane.outage.failed(now, reading.outcome == Outcome::Unreachable);
        if (lane.outage.hopeless(now))
            halt({faultOf(reading), reading.message});
    } else if (reading.status > 0) {
        lane.answered = lane.answered || reading.outcome != Outcome::Unauthorized;
        lane.outage.recovered();
    }
    if (work.tried.dispensable)
        return;
    m_refusalsRunning = isRefusalOfAll(reading.outcome) ? m_refusalsRunning + 1 : 0;
    if (m_refusalsRunning >= refusalsThatHalt)
        halt({faultOf(reading), reading.message});
}

void Caller::act(Lane &lane, Arrival &arrival, const auth0::Reading &reading)
{
    Work &work = arrival.work;
    const Verdict verdict = decide(reading, work.tried);
    m_driver.takeSecrets(work, arrival.answer.body);
    const bool over = work.perishable && verdict.action != Action::Halt;
    if (verdict.action == Action::Conclude || verdict.action == Action::LeaveUnknown || over)
        return m_driver.finished(work, reading, verdict, arrival.answer.body);
    m_driver.unfinished(work, reading);
    if (verdict.action == Action::Halt)
        return halt({verdict.fault, reading.message});
    if (verdict.action == Action::RenewToken) {
        work.tried.renewed = true;
        renewToken();
    }
    again(lane, std::move(work), reading, verdict.action);
}

void Caller::again(Lane &lane, Work &&work, const auth0::Reading &reading, Action action)
{
    const qint64 now = m_clock.steadyMs();
    const bool throttled = reading.outcome == Outcome::Throttled;
    if (countsAgainst(lane, reading))
        ++work.tried.failures;
    if (throttled && addressThrottled(work, reading))
        lane.held.push_back({now + addressPauseMs, std::move(work)});
    else if (action == Action::WaitAndRepeat && !isTrouble(reading.outcome))
        lane.held.push_back({now + oddAnswerPauseMs, std::move(work)});
    else if (isTrouble(reading.outcome))
        lane.front.push_back(std::move(work));
    else
        lane.front.push_front(std::move(work));
}

// While the tenant or the network is down no user is to blame, unless there is no other call left
// that could tell the one from the other.
bool Caller::countsAgainst(const Lane &lane, const auth0::Reading &reading)
{
    switch (reading.outcome) {
    case Outcome::Throttled:
    case Outcome::Unauthorized:
    case Outcome::Unreachable: return false;
    default: break;
    }
    return !lane.outage.active() || (lane.nothingWaits() && !m_driver.ready(lane.api));
}

} // namespace bulkhead::run
