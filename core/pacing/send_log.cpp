// SPDX-License-Identifier: Apache-2.0
#include "pacing/send_log.h"

#include <algorithm>

namespace bulkhead::pacing {
namespace {

constexpr qint64 paceWindowMs = 5'000;
constexpr qint64 longWindowMs = 60'000; // for paces below one call a second
constexpr qint64 hangMs = 2'000; // a call open for longer says nothing of the others
constexpr std::size_t fewCalls = 32;
constexpr std::size_t mostCalls = 32'768;

} // namespace

SendLog::Ticket SendLog::add(qint64 nowMs, double mark)
{
    prune(nowMs);
    m_calls.push_back({m_next, nowMs, mark, true});
    ++m_open;
    return m_next++;
}

std::optional<SendLog::Call> SendLog::close(Ticket ticket)
{
    if (m_calls.empty() || ticket < m_calls.front().ticket || ticket >= m_next)
        return std::nullopt;
    Call &call = m_calls[ticket - m_calls.front().ticket];
    if (!call.open)
        return std::nullopt;
    call.open = false;
    --m_open;
    const Call closed = call;
    m_oldestOpen = std::max(m_oldestOpen, m_calls.front().ticket);
    while (m_oldestOpen < m_next && !m_calls[m_oldestOpen - m_calls.front().ticket].open)
        ++m_oldestOpen;
    return closed;
}

void SendLog::prune(qint64 nowMs)
{
    while (!m_calls.empty()) {
        const Call &oldest = m_calls.front();
        const qint64 keepMs = m_calls.size() > fewCalls ? paceWindowMs : longWindowMs;
        const bool old = !oldest.open && nowMs - oldest.sentMs > keepMs;
        if (!old && m_calls.size() < mostCalls)
            return;
        m_open -= oldest.open ? 1 : 0;
        m_calls.pop_front();
    }
}

SendLog::Ticket SendLog::firstTicketFrom(qint64 sentMs) const
{
    const auto at = std::lower_bound(m_calls.begin(), m_calls.end(), sentMs,
        [](const Call &call, qint64 ms) { return call.sentMs < ms; });
    return at == m_calls.end() ? m_next : at->ticket;
}

SendLog::Neighbours SendLog::after(const Call &call, qint64 spanMs) const
{
    const Ticket end = firstTicketFrom(call.sentMs + spanMs);
    if (spanMs <= 0 || end <= call.ticket + 1)
        return {};
    const Call &last = m_calls[end - 1 - m_calls.front().ticket];
    return {static_cast<double>(end - call.ticket - 1), last.sentMs - call.sentMs};
}

double SendLog::laggards(const Call &call, qint64 spanMs) const
{
    double count = 0;
    for (auto i = call.ticket - m_calls.front().ticket; i > 0; --i) {
        const Call &earlier = m_calls[i - 1];
        const qint64 ageMs = call.sentMs - earlier.sentMs;
        if (ageMs > hangMs || (ageMs >= spanMs && earlier.ticket < m_oldestOpen))
            break;
        count += earlier.open || ageMs < spanMs ? 1 : 0;
    }
    return count;
}

double SendLog::pacePerS(qint64 nowMs) const
{
    if (m_calls.empty())
        return 0;
    const auto callsWithin = [&](qint64 ms) {
        return static_cast<double>(m_next - firstTicketFrom(nowMs - ms));
    };
    const double lately = callsWithin(paceWindowMs);
    const qint64 windowMs = lately >= 5 ? paceWindowMs : longWindowMs;
    // A run younger than the window is measured over its own age.
    const qint64 ageMs = std::max<qint64>(nowMs - m_calls.front().sentMs, 1'000);
    return callsWithin(windowMs) * 1000 / static_cast<double>(std::min(windowMs, ageMs));
}

} // namespace bulkhead::pacing
