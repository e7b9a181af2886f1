// SPDX-License-Identifier: Apache-2.0
#include "pacing/window_watch.h"

#include <algorithm>

namespace bulkhead::pacing {
namespace {

constexpr qint64 period = WindowWatch::periodMs;
constexpr int enough = 4;
constexpr int fewestRefusals = 3;
constexpr qint64 widest = 600; // a window must be left to send in
constexpr qint64 later = 20;
constexpr int mostRefusals = 5;
constexpr qint64 forgiven = 30'000;

qint64 modulo(qint64 ms)
{
    return (ms % period + period) % period;
}

} // namespace

void WindowWatch::see(const Sighting &seen, double ratePerS)
{
    if (!m_proven && m_last && seen.ticket > m_last->ticket) {
        const qint64 lengthMs = seen.sentMs + seen.delayMs - m_last->sentMs;
        const double gain = seen.remaining - m_last->remaining
            + static_cast<double>(seen.ticket - m_last->ticket) - m_last->overtakers
            - seen.laggards;
        const double drip = ratePerS * static_cast<double>(seen.sentMs - m_last->sentMs) / 1000;
        if (lengthMs < period && gain >= drip + 0.5)
            narrow(m_last->sentMs, lengthMs);
    }
    m_last = seen;
}

void WindowWatch::refused(quint64 ticket, qint64 sentMs)
{
    m_last = Sighting{.ticket = ticket, .sentMs = sentMs};
    if (sentMs - m_refusedMs > forgiven)
        m_refusals = 0;
    m_refusedMs = sentMs;
    ++m_refusals;
    if (!m_proven)
        return;
    m_fromMs += later;
    if (m_refusals > mostRefusals)
        restart();
}

void WindowWatch::narrow(qint64 fromMs, qint64 lengthMs)
{
    const qint64 ahead = modulo(fromMs - m_fromMs);
    const qint64 behind = period - ahead;
    if (m_agreeing > 0 && ahead < m_lengthMs) {
        m_fromMs += ahead;
        m_lengthMs = std::min(m_lengthMs - ahead, lengthMs);
    } else if (m_agreeing > 0 && behind < lengthMs) {
        m_lengthMs = std::min(m_lengthMs, lengthMs - behind);
    } else {
        m_agreeing = 0;
        m_fromMs = fromMs;
        m_lengthMs = lengthMs;
    }
    ++m_agreeing;
    if (m_agreeing < enough || m_refusals < fewestRefusals || m_lengthMs > widest)
        return;
    m_proven = true;
    m_refusals = 0;
}

qint64 WindowWatch::beganMs(qint64 nowMs) const
{
    return nowMs - modulo(nowMs - latestMs());
}

qint64 WindowWatch::closesMs(qint64 nowMs, qint64 spreadMs) const
{
    constexpr qint64 least = 100;
    return beganMs(nowMs) + std::max(least, period - m_lengthMs - spreadMs);
}

} // namespace bulkhead::pacing
