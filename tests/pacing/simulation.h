// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pacing/pacer.h"

#include <functional>
#include <map>
#include <random>

namespace bulkhead::pacing {

// A tenant's bucket as Auth0 runs it: refused calls cost nothing, only whole tokens are shown.
// Limits per second drip by the millisecond, those per minute by the second; one page of Auth0's
// speaks of windows instead, refilled at the top of each second or minute.
class ServerBucket
{
public:
    // The refill comes every so many milliseconds, that much at once.
    explicit ServerBucket(BucketProfile profile, qint64 stepMs = 1)
        : m_profile(profile), m_stepMs(stepMs), m_level(profile.size)
    {
    }
    bool take(qint64 nowMs);
    [[nodiscard]] RateHint hint() const;
    void setProfile(BucketProfile profile);
    [[nodiscard]] double level() const { return m_level; }

private:
    BucketProfile m_profile;
    qint64 m_stepMs;
    double m_level;
    qint64 m_at = 0;
};

struct Scenario
{
    BucketProfile server{50, 16};
    BucketProfile assumed{50, 16};
    qint64 stepMs = 1; // of the server's refill
    Shares shares{};
    int calls = 10'000;
    qint64 fastestMs = 180; // round trips, evenly spread up to:
    qint64 slowestMs = 180;
    double othersPerS = 0; // calls of other clients, independent of each other
    int othersAtOnce = 1; // in groups of this many ...
    int othersAtMost = 0; // ... up to this many, evenly spread; 0: always as many
    bool headers = true;
    double lostShare = 0; // of calls that never get an answer
    int mostInFlight = 5'000;
    quint32 seed = 1;
};

struct Figures
{
    qint64 wallMs = 0;
    int done = 0;
    int throttled = 0;
    int others = 0;
    int othersRefused = 0;
    int sent = 0;
    double lowest = 1e9; // that the bucket ever held
    int lost = 0;
    [[nodiscard]] double wallS() const { return static_cast<double>(wallMs) / 1000; }
    [[nodiscard]] double throttledPercent() const { return 100.0 * throttled / std::max(1, sent); }
    [[nodiscard]] double othersRefusedPercent() const
    {
        return 100.0 * othersRefused / std::max(1, others);
    }
};

// Discrete events in virtual time: one program behind one pacer, and others, on one bucket.
class Simulation
{
public:
    explicit Simulation(const Scenario &scenario);
    Figures run();
    // Runs on until `ms`; for tests that change something on the way.
    void runUntil(qint64 ms);
    void letInFlight(int calls) { m_scenario.mostInFlight = calls; }

    Pacer pacer;
    ServerBucket bucket;
    Figures figures;

private:
    void at(qint64 ms, std::function<void()> what);
    bool step();
    void send();
    void arrive(Pacer::Ticket ticket, qint64 backMs);
    void answer(Pacer::Ticket ticket, bool accepted, RateHint hint);
    void pump();
    void otherClients();
    double chance(); // 0..1, the same on every machine

    Scenario m_scenario;
    std::mt19937 m_random;
    std::multimap<qint64, std::function<void()>> m_events;
    qint64 m_now = 0;
    qint64 m_wakeAt = -1;
    double m_nextOtherMs = 0;
    int m_todo;
};

Figures simulate(const Scenario &scenario);

} // namespace bulkhead::pacing
