// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/clock.h"

namespace bulkhead::practice {

// Another clock, with a wall clock that is wrong by so much.
class ShiftedClock final : public Clock
{
public:
    ShiftedClock(Clock &clock, qint64 offsetMs) : m_clock(clock), m_offsetMs(offsetMs) { }

    [[nodiscard]] qint64 steadyMs() const override { return m_clock.steadyMs(); }
    [[nodiscard]] qint64 utcMs() const override { return m_clock.utcMs() + m_offsetMs; }
    void after(int ms, QObject *context, std::function<void()> what) override
    {
        m_clock.after(ms, context, std::move(what));
    }

private:
    Clock &m_clock;
    qint64 m_offsetMs;
};

} // namespace bulkhead::practice
