// SPDX-License-Identifier: Apache-2.0
#include "simulation.h"

#include <algorithm>
#include <cmath>

namespace bulkhead::pacing {

bool ServerBucket::take(qint64 nowMs)
{
    const qint64 steps = nowMs / m_stepMs - m_at / m_stepMs;
    const double gain = static_cast<double>(steps * m_stepMs) * m_profile.ratePerS / 1000;
    m_level = std::min(m_profile.size, m_level + gain);
    m_at = nowMs;
    if (m_level < 1 - 1e-9)
        return false;
    m_level = std::max(0.0, m_level - 1);
    return true;
}

RateHint ServerBucket::hint() const
{
    constexpr qint64 epochMs = 1'770'000'000'000;
    const double fullInMs = (m_profile.size - m_level) / m_profile.ratePerS * 1000;
    RateHint hint;
    hint.limit = static_cast<qint64>(m_profile.size);
    hint.remaining = static_cast<qint64>(std::floor(m_level + 1e-9));
    hint.dateUnixMs = (epochMs + m_at) / 1000 * 1000;
    hint.resetUnixS =
        static_cast<qint64>(std::ceil((static_cast<double>(epochMs + m_at) + fullInMs) / 1000));
    return hint;
}

void ServerBucket::setProfile(BucketProfile profile)
{
    m_profile = profile;
    m_level = std::min(m_level, profile.size);
}

Simulation::Simulation(const Scenario &scenario)
    : pacer(scenario.assumed, scenario.shares), bucket(scenario.server, scenario.stepMs),
      m_scenario(scenario), m_random(scenario.seed), m_todo(scenario.calls)
{
    at(0, [this] { pump(); });
    if (m_scenario.othersPerS > 0)
        otherClients();
}

Figures Simulation::run()
{
    while (figures.done + figures.lost < m_scenario.calls && step()) { }
    return figures;
}

void Simulation::runUntil(qint64 ms)
{
    while (!m_events.empty() && m_events.begin()->first <= ms && step()) { }
}

void Simulation::at(qint64 ms, std::function<void()> what)
{
    m_events.emplace(ms, std::move(what));
}

bool Simulation::step()
{
    constexpr qint64 givenUp = 10LL * 24 * 3600 * 1000;
    if (m_events.empty() || m_now > givenUp)
        return false;
    auto next = m_events.extract(m_events.begin());
    m_now = next.key();
    next.mapped()();
    return true;
}

void Simulation::pump()
{
    while (m_todo > 0 && pacer.inFlight() < m_scenario.mostInFlight) {
        const qint64 wait = pacer.waitMs(m_now);
        if (wait == 0) {
            send();
            continue;
        }
        const qint64 wake = m_now + wait;
        if (m_wakeAt > m_now && m_wakeAt <= wake)
            return;
        m_wakeAt = wake;
        at(wake, [this] { pump(); });
        return;
    }
}

void Simulation::send()
{
    --m_todo;
    ++figures.sent;
    const Pacer::Ticket ticket = pacer.sent(m_now);
    const auto spread = static_cast<double>(m_scenario.slowestMs - m_scenario.fastestMs) / 2;
    const auto oneWay = [&] {
        return m_scenario.fastestMs / 2 + static_cast<qint64>(std::round(spread * chance()));
    };
    const qint64 there = oneWay();
    const qint64 back = oneWay();
    if (chance() < m_scenario.lostShare) {
        ++figures.lost;
        at(m_now + there, [this] { (void)bucket.take(m_now); });
        at(m_now + 30'000, [this, ticket] {
            pacer.lost(ticket, m_now);
            pump();
        });
        return;
    }
    at(m_now + there, [this, ticket, back] { arrive(ticket, back); });
}

void Simulation::arrive(Pacer::Ticket ticket, qint64 backMs)
{
    const bool accepted = bucket.take(m_now);
    figures.lowest = std::min(figures.lowest, bucket.level());
    const RateHint hint = m_scenario.headers ? bucket.hint() : RateHint{};
    at(m_now + backMs, [this, ticket, accepted, hint] { answer(ticket, accepted, hint); });
}

void Simulation::answer(Pacer::Ticket ticket, bool accepted, RateHint hint)
{
    if (accepted) {
        pacer.answered(ticket, hint, m_now);
        ++figures.done;
        figures.wallMs = m_now;
    } else {
        pacer.throttled(ticket, hint, m_now);
        ++figures.throttled;
        ++m_todo;
    }
    pump();
}

void Simulation::otherClients()
{
    const int least = m_scenario.othersAtOnce;
    const int most = std::max(least, m_scenario.othersAtMost);
    const double mean = (least + most) / 2.0;
    m_nextOtherMs += -std::log(1 - chance()) * mean / m_scenario.othersPerS * 1000;
    const int calls = least + static_cast<int>(chance() * (most - least + 1));
    at(static_cast<qint64>(m_nextOtherMs), [this, calls] {
        for (int i = 0; i < calls; ++i) {
            ++figures.others;
            figures.othersRefused += bucket.take(m_now) ? 0 : 1;
        }
        otherClients();
    });
}

double Simulation::chance()
{
    return static_cast<double>(m_random()) / 4294967296.0;
}

Figures simulate(const Scenario &scenario)
{
    return Simulation(scenario).run();
}

} // namespace bulkhead::pacing
