// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

#include <deque>
#include <optional>

namespace bulkhead::pacing {

// The calls in flight and those of the last seconds, in the order they left. Bounded: a call that
// is still open when thousands have left after it is forgotten.
class SendLog
{
public:
    using Ticket = quint64; // consecutive, from 1

    struct Call
    {
        Ticket ticket = 0;
        qint64 sentMs = 0;
        double mark = 0; // BucketMirror::charge()
        bool open = true;
    };

    Ticket add(qint64 nowMs, double mark);
    // Closes the call and returns it; nothing when it is unknown or already closed.
    std::optional<Call> close(Ticket ticket);

    [[nodiscard]] int open() const { return m_open; }
    [[nodiscard]] Ticket last() const { return m_next - 1; }
    struct Neighbours
    {
        double calls = 0;
        qint64 farthestMs = 0; // how far away the last of them left
    };
    // The calls that left within `spanMs` after this one.
    [[nodiscard]] Neighbours after(const Call &call, qint64 spanMs) const;
    // How many left before it and may not have arrived when it did: those within `spanMs`, and
    // those still open of the last two seconds.
    [[nodiscard]] double laggards(const Call &call, qint64 spanMs) const;
    [[nodiscard]] double pacePerS(qint64 nowMs) const;

private:
    void prune(qint64 nowMs);
    [[nodiscard]] Ticket firstTicketFrom(qint64 sentMs) const;

    std::deque<Call> m_calls;
    Ticket m_next = 1;
    Ticket m_oldestOpen = 1; // none is open before it
    int m_open = 0;
};

} // namespace bulkhead::pacing
