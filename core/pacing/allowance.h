// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

namespace bulkhead::pacing {

// The run's own ceiling as a plain token bucket: what it may send whatever the server would take.
class Allowance
{
public:
    // No limit until one is set.
    void setLimit(double ratePerS, double size);
    void lift() { m_ratePerS = 0; }

    void advance(qint64 elapsedMs);
    void charge() { m_level -= 1; }
    // Milliseconds from `aheadMs` after the last advance until a call fits.
    [[nodiscard]] double waitMs(qint64 aheadMs) const;

private:
    double m_ratePerS = 0; // 0: no limit
    double m_size = 0;
    double m_level = 0;
};

} // namespace bulkhead::pacing
