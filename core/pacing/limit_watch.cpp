// SPDX-License-Identifier: Apache-2.0
#include "pacing/limit_watch.h"

namespace bulkhead::pacing {

LimitWatch::Verdict LimitWatch::judge(const RateHint &hint)
{
    constexpr qint64 largest = 100'000; // ten times the largest bucket Auth0 sells
    constexpr int enough = 3;

    if (!hint.remaining || *hint.remaining < 0 || *hint.remaining > largest)
        return Verdict::Nothing;
    if (!hint.limit)
        return m_limit == 0 || *hint.remaining <= m_limit ? Verdict::Known : Verdict::Nothing;
    const qint64 limit = *hint.limit;
    if (limit < 1 || limit > largest || *hint.remaining > limit)
        return Verdict::Nothing;
    if (limit == m_limit) {
        m_seen = 0;
        return Verdict::Known;
    }
    m_seen = limit == m_candidate ? m_seen + 1 : 1;
    m_candidate = limit;
    if (m_limit != 0 && m_seen < enough)
        return Verdict::Nothing;
    m_limit = limit;
    m_seen = 0;
    return Verdict::Changed;
}

} // namespace bulkhead::pacing
