// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "run/access.h"
#include "run/lane.h"

#include <array>
#include <vector>

namespace bulkhead::run {

// Makes calls for a driver: takes permits, has intents committed, sends, understands the answers
// and decides what follows. Everything happens in beats: answers that have come in, then one
// commit, then what may leave now. One thread, no queue below it.
class Caller : public QObject
{
public:
    struct Pacers
    {
        pacing::Buckets &management;
        pacing::Buckets &authentication;
    };
    Caller(
        Driver &driver, Access &access, auth0::Transport &transport, Pacers pacers, Clock &clock);

    // `access` must be open. The driver hears ended() once for each start.
    void start();
    // The driver has something to do that it had not a moment ago.
    void wake() { planBeat(0); }
    // Starts nothing more and waits for what is on its way, at most `patienceMs`.
    void stop(qint64 patienceMs);
    // The same because of an error that only the driver can see.
    void halt(Error error);

    [[nodiscard]] const Lane &lane(Api api) const { return m_lanes[size_t(api)]; }

private:
    struct Arrival
    {
        Work work;
        auth0::Answer answer;
    };
    void planBeat(qint64 ms);
    void beat();
    [[nodiscard]] bool endIfDone();
    [[nodiscard]] qint64 nextBeatMs();
    [[nodiscard]] qint64 waitOf(const Lane &lane, qint64 nowMs);

    // Out
    void collect(Lane &lane, std::vector<Work> &batch);
    [[nodiscard]] bool mayStart(const Lane &lane) const;
    [[nodiscard]] bool urgentFirst(const Lane &lane, qint64 nowMs) const;
    [[nodiscard]] std::optional<Work> take(Lane &lane, qint64 nowMs);
    [[nodiscard]] pacing::EndpointGroup nextGroup(const Lane &lane, qint64 nowMs) const;
    void send(Work &&work);
    [[nodiscard]] bool tokenReady(const Lane &lane);
    [[nodiscard]] bool renewalFirst(const Lane &lane) const;
    void renewToken();
    void renewed(const Result<> &result);

    // In
    void settle(Arrival &arrival);
    void feed(Lane &lane, const Work &work, const auth0::Reading &reading);
    void watch(Lane &lane, const Work &work, const auth0::Reading &reading);
    void act(Lane &lane, Arrival &arrival, const auth0::Reading &reading);
    void again(Lane &lane, Work &&work, const auth0::Reading &reading, Action action);
    [[nodiscard]] bool countsAgainst(const Lane &lane, const auth0::Reading &reading);

    Driver &m_driver;
    Access &m_access;
    auth0::Transport &m_transport;
    Clock &m_clock;
    std::array<Lane, 2> m_lanes;
    int m_maxInFlight;
    std::vector<Arrival> m_arrived;
    std::optional<Error> m_halt;
    bool m_running = false;
    bool m_stopping = false; // only what is owed is still started, while there is patience
    bool m_patient = true;
    bool m_renewing = false;
    int m_refusalsRunning = 0;
    quint64 m_beat = 0; // a beat that was planned before another one is stale
    qint64 m_beatAtMs = 0;
    bool m_beatPlanned = false;
};

} // namespace bulkhead::run
