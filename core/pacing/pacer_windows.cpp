// SPDX-License-Identifier: Apache-2.0
// A pacer whose bucket is filled in windows: it sends what a window holds as soon as it begins.
#include "pacing/pacer.h"

#include <algorithm>

namespace bulkhead::pacing {

double Pacer::windowWaitMs(qint64 nowMs) const
{
    const qint64 began = m_windows.beganMs(nowMs);
    if (windowLevel(began) >= floor() + 1 - 1e-6
        && nowMs < m_windows.closesMs(nowMs, m_delay.spreadMs()))
        return 0;
    return static_cast<double>(began + WindowWatch::periodMs - nowMs);
}

// In the window that began then.
double Pacer::windowLevel(qint64 beganMs) const
{
    constexpr qint64 most = 3'600; // any bucket is full by then
    const BucketProfile &profile = m_mirror.profile();
    const qint64 windows = std::min((beganMs - m_windowMs) / WindowWatch::periodMs, most);
    return std::min(
        profile.size, m_mirror.level() + static_cast<double>(windows) * profile.ratePerS);
}

void Pacer::beginWindow(qint64 beganMs)
{
    m_mirror.setLevel(windowLevel(beganMs));
    m_windowMs = std::max(beganMs, m_windowMs);
}

// What is left in a window says nothing of the next.
void Pacer::observeWindow(const SendLog::Call &call, double remaining)
{
    const qint64 excess = m_delay.excessMs(*m_now - call.sentMs);
    if (call.sentMs < m_windowMs || call.ticket <= m_newestSeen)
        return;
    m_mirror.correct(call.mark, remaining - m_log.laggards(call, m_delay.spreadMs()),
        remaining + 1 + m_log.after(call, excess).calls, false);
    m_newestSeen = call.ticket;
}

} // namespace bulkhead::pacing
