// SPDX-License-Identifier: Apache-2.0
#include "pacing/allowance.h"

#include <algorithm>

namespace bulkhead::pacing {

void Allowance::setLimit(double ratePerS, double size)
{
    // A smaller bucket takes effect at once, a larger one fills at its own rate: moving a ceiling
    // to and fro gains nothing.
    m_level = m_ratePerS > 0 ? std::min(m_level, size) : size;
    m_ratePerS = ratePerS;
    m_size = size;
}

void Allowance::advance(qint64 elapsedMs)
{
    m_level = std::min(m_size, m_level + static_cast<double>(elapsedMs) * m_ratePerS / 1000);
}

double Allowance::waitMs(qint64 aheadMs) const
{
    if (m_ratePerS <= 0)
        return 0;
    return std::max(0.0, (1 - m_level) * 1000 / m_ratePerS - static_cast<double>(aheadMs));
}

} // namespace bulkhead::pacing
