// SPDX-License-Identifier: Apache-2.0
#include "pacing/throttle_pause.h"

#include <algorithm>
#include <cmath>

namespace bulkhead::pacing {
namespace {

constexpr qint64 longestMs = 60'000;
constexpr double longestGuessMs = 10'000;

// 0..20 %, the same for the same instant: runs can be repeated, two programs do not march in step.
double jitter(qint64 seed)
{
    const auto mixed = (static_cast<quint64>(seed) + 1) * 0x9E3779B97F4A7C15ULL;
    return static_cast<double>(mixed >> 40) / static_cast<double>(1 << 24) * 0.2;
}

// reset is in whole seconds and may mean "full again": it can shorten a rest, never prolong it.
double boundByReset(double restMs, const RateHint &hint)
{
    constexpr qint64 latestS = 1'000'000'000'000; // beyond that the product would overflow
    if (!hint.resetUnixS || !hint.dateUnixMs || *hint.resetUnixS <= 0 || *hint.resetUnixS > latestS
        || *hint.dateUnixMs <= 0)
        return restMs;
    const auto leftMs =
        static_cast<double>(*hint.resetUnixS) * 1000 - static_cast<double>(*hint.dateUnixMs);
    return std::min(restMs, std::max(leftMs, 0.0) + 1000);
}

} // namespace

bool ThrottlePause::refused(qint64 sentMs, const RateHint &hint, double ratePerS, qint64 nowMs)
{
    const bool fresh = m_row == 0 || sentMs >= m_until;
    if (fresh)
        m_row = std::min(m_row + 1, 8);
    const double tokenMs = 1000 / std::max(ratePerS, 1e-3);
    const double guessMs = std::min(tokenMs * std::pow(1.6, m_row - 1), longestGuessMs);
    double restMs = boundByReset(guessMs * (1 + jitter(nowMs)), hint);
    if (hint.retryAfterMs && *hint.retryAfterMs > 0)
        restMs = std::max(restMs, static_cast<double>(std::min(*hint.retryAfterMs, longestMs)));
    const auto rest = static_cast<qint64>(std::ceil(std::min(restMs, double(longestMs))));
    m_until = std::max(m_until, nowMs + rest);
    return fresh;
}

void ThrottlePause::accepted(qint64 sentMs)
{
    if (sentMs >= m_until)
        m_row = 0;
}

} // namespace bulkhead::pacing
