// SPDX-License-Identifier: Apache-2.0
#include "run/outage.h"

#include <algorithm>

namespace bulkhead::run {
namespace {

constexpr int failuresThatMakeAnOutage = 3;
constexpr qint64 shortPauseMs = 1000;
constexpr qint64 firstProbeMs = 5000;
constexpr qint64 longestPauseMs = 30'000;
constexpr qint64 patienceMs = 30 * 60 * 1000;

} // namespace

void Outage::failed(qint64 nowMs, bool sure)
{
    if (m_failures++ == 0)
        m_sinceMs = nowMs;
    m_active = m_active || sure || m_failures >= failuresThatMakeAnOutage;
    const int doublings = std::clamp(m_failures - failuresThatMakeAnOutage, 0, 3);
    const qint64 pause =
        m_active ? std::min(longestPauseMs, firstProbeMs << doublings) : shortPauseMs;
    m_notBeforeMs = std::max(m_notBeforeMs, nowMs + pause);
}

void Outage::recovered()
{
    *this = Outage();
}

bool Outage::hopeless(qint64 nowMs) const
{
    return m_failures > 0 && nowMs - m_sinceMs >= patienceMs;
}

} // namespace bulkhead::run
