// SPDX-License-Identifier: Apache-2.0
#include "base/manual_clock.h"

#include <QObject>

#include <utility>

namespace bulkhead {

ManualClock::ManualClock(qint64 utcMs) : m_utc(utcMs) { }

void ManualClock::after(int ms, QObject *context, std::function<void()> what)
{
    m_waiting.emplace(m_steady + ms, Waiting{context, std::move(what)});
}

void ManualClock::advance(qint64 ms)
{
    const qint64 end = m_steady + ms;
    while (!m_waiting.empty() && m_waiting.begin()->first <= end)
        step();
    moveTo(end);
}

bool ManualClock::step()
{
    if (m_waiting.empty())
        return false;
    auto next = m_waiting.extract(m_waiting.begin());
    moveTo(std::max(m_steady, next.key()));
    if (next.mapped().context)
        next.mapped().what();
    return true;
}

void ManualClock::sleep(qint64 ms)
{
    moveTo(m_steady + ms);
    for (auto late = std::exchange(m_waiting, {}); !late.empty();) {
        auto timer = late.extract(late.begin());
        timer.key() += ms;
        m_waiting.insert(std::move(timer));
    }
}

void ManualClock::moveTo(qint64 steady)
{
    m_utc += steady - m_steady;
    m_steady = steady;
}

} // namespace bulkhead
