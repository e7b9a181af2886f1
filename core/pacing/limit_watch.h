// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pacing/rate_hint.h"

#include <QtGlobal>

namespace bulkhead::pacing {

// Decides which x-ratelimit-limit to believe. The first is taken at its word; later another must be
// named several times in a row, because headers describe the most specific bucket that a call hit,
// and a single endpoint's bucket says nothing about ours.
class LimitWatch
{
public:
    enum class Verdict {
        Nothing, // the hint says nothing usable about our bucket
        Known, // `remaining` can be read against the limit we believe
        Changed // believe limit() from now on
    };
    void take(qint64 limit) { m_limit = limit; }
    Verdict judge(const RateHint &hint);
    [[nodiscard]] qint64 limit() const { return m_limit; } // 0: none named yet

private:
    qint64 m_limit = 0;
    qint64 m_candidate = 0;
    int m_seen = 0;
};

} // namespace bulkhead::pacing
