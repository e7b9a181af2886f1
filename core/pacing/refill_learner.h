// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

#include <array>
#include <optional>

namespace bulkhead::pacing {

// One `remaining`, and how far the order of arrival can have blurred it.
struct Sighting
{
    quint64 ticket = 0; // consecutive: the difference of two is the calls between them
    qint64 sentMs = 0;
    double remaining = 0;
    double overtakers = 0; // calls that left later and may already be counted in it
    double laggards = 0; // calls that left earlier and may not be counted yet
    qint64 delayMs = 0; // how much later than usual it may have arrived
    [[nodiscard]] double blur() const { return overtakers + laggards; }
    bool full = false; // the bucket may have been full: what it gained is no measure
};

// Learns the refill from pairs of sightings. Others can only hide refill, so the fastest gain seen
// is a floor. What is missing below the believed refill is taken for others while it is as uneven
// as separate calls are, and for a refill believed too high when it is even.
class RefillLearner
{
public:
    // A better refill than `believedPerS`, when this sighting gives one. A refill in steps may show
    // one more than its time is worth: `stepS` is the longest that such a step may be.
    std::optional<double> learn(const Sighting &seen, double believedPerS, double stepS = 0);
    // Forget the open window: a call went missing, and the count with it.
    void interrupt() { m_anchor.reset(); }
    // Forget everything: another bucket.
    void restart();
    // There will be nothing to learn from; the profile has to do.
    void trust() { m_proven = true; }
    // A good part of the believed refill has been seen.
    [[nodiscard]] bool proven() const { return m_proven; }

private:
    std::optional<double> closeWindow(double seconds, double gain, double believedPerS);

    std::optional<Sighting> m_anchor;
    bool m_touchedFull = false;
    bool m_proven = false;
    double m_believedPerS = 0;
    std::array<double, 6> m_missing{}; // tokens a second
    std::size_t m_windows = 0;
};

} // namespace bulkhead::pacing
