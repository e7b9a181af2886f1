// SPDX-License-Identifier: Apache-2.0
#include "pacing/delay_watch.h"

#include <algorithm>
#include <cmath>

namespace bulkhead::pacing {

qint64 DelayWatch::excessMs(qint64 roundTripMs)
{
    constexpr double forget = 0.002; // per answer, so that a changed route is learnt in time
    constexpr double largestSpreadMs = 2'000; // a call that hung is no measure of the others
    const auto now = static_cast<double>(std::max<qint64>(roundTripMs, 0));
    if (m_shortestMs < 0 || now < m_shortestMs)
        m_shortestMs = now;
    m_answers = std::min(m_answers + 1, 100);
    const double excess = now - m_shortestMs;
    m_shortestMs += forget / 4 * excess;
    m_spreadMs = std::max(m_spreadMs * (1 - forget), std::min(excess, largestSpreadMs));
    return static_cast<qint64>(std::ceil(excess));
}

} // namespace bulkhead::pacing
