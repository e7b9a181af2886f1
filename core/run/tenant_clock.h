// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "auth0/classifier.h"

#include <optional>

namespace bulkhead::run {

// What time it is at the tenant, by the Date header of its last good answer. Our own wall clock may
// be wrong, and may be set right in the middle of a run.
class TenantClock
{
public:
    void heard(const auth0::Reading &reading, qint64 steadyMs)
    {
        if (reading.outcome == Outcome::Done && reading.rate.dateUnixMs)
            m_aheadMs = *reading.rate.dateUnixMs - steadyMs;
    }
    // Nothing as long as no answer has told.
    [[nodiscard]] std::optional<qint64> utcMs(qint64 steadyMs) const
    {
        return m_aheadMs ? std::optional(steadyMs + *m_aheadMs) : std::nullopt;
    }

private:
    std::optional<qint64> m_aheadMs; // of the steady clock
};

} // namespace bulkhead::run
