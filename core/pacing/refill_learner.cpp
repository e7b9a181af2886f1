// SPDX-License-Identifier: Apache-2.0
#include "pacing/refill_learner.h"

#include <algorithm>
#include <numeric>

namespace bulkhead::pacing {
namespace {

constexpr double provenShare = 0.5;
constexpr double windowTokens = 80; // rounding is one in this many
constexpr double soonestS = 0.5;
constexpr double shortestS = 5;
constexpr double longestS = 60;

} // namespace

void RefillLearner::restart()
{
    *this = {};
}

std::optional<double> RefillLearner::learn(const Sighting &seen, double believedPerS, double stepS)
{
    const bool sharper = m_anchor && m_anchor->blur() > 4 * (1 + seen.blur());
    if (!m_anchor || sharper) {
        m_anchor = seen;
        m_touchedFull = seen.full;
        return std::nullopt;
    }
    m_touchedFull = m_touchedFull || seen.full;
    const double gain =
        seen.remaining - m_anchor->remaining + static_cast<double>(seen.ticket - m_anchor->ticket);
    const double seconds = static_cast<double>(seen.sentMs - m_anchor->sentMs) / 1000;
    const double atLeast = gain - 1 - m_anchor->overtakers - seen.laggards;
    const double atMostS = seconds + static_cast<double>(seen.delayMs) / 1000 + 1e-3;
    m_proven = m_proven || atLeast >= provenShare * believedPerS * atMostS;

    std::optional<double> better;
    if (atLeast > believedPerS * (atMostS + stepS) && seconds >= soonestS)
        better = atLeast / (atMostS + stepS);
    if (seconds >= std::clamp(windowTokens / believedPerS, shortestS, longestS)) {
        const auto lower = closeWindow(seconds, gain, believedPerS);
        if (!better)
            better = lower;
        m_anchor = seen;
        m_touchedFull = seen.full;
    }
    return better;
}

std::optional<double> RefillLearner::closeWindow(double seconds, double gain, double believedPerS)
{
    if (m_touchedFull)
        return std::nullopt;
    if (believedPerS != m_believedPerS)
        m_windows = 0;
    m_believedPerS = believedPerS;
    m_missing[m_windows++ % m_missing.size()] = believedPerS - gain / seconds;
    if (m_windows < m_missing.size())
        return std::nullopt;

    const auto count = static_cast<double>(m_missing.size());
    const double mean = std::accumulate(m_missing.begin(), m_missing.end(), 0.0) / count;
    const double variance =
        std::accumulate(m_missing.begin(), m_missing.end(), 0.0,
            [mean](double sum, double x) { return sum + (x - mean) * (x - mean); })
        / (count - 1) * seconds * seconds;
    // Calls that come independently of each other scatter by as much as their mean.
    constexpr double even = 0.2;
    constexpr double fewestTokens = 8; // below that, rounding alone looks even or uneven
    const double missingTokens = mean * seconds;
    if (missingTokens < fewestTokens || variance > even * missingTokens)
        return std::nullopt;
    m_windows = 0;
    return std::max(believedPerS - mean, believedPerS / 2); // nothing at all is no refill either
}

} // namespace bulkhead::pacing
