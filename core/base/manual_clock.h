// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/clock.h"

#include <QPointer>

#include <map>

namespace bulkhead {

// A clock that stands still until it is told to move; timers fire in order while it moves.
class ManualClock final : public Clock
{
public:
    explicit ManualClock(qint64 utcMs = 1'770'000'000'000);

    [[nodiscard]] qint64 steadyMs() const override { return m_steady; }
    [[nodiscard]] qint64 utcMs() const override { return m_utc; }
    void after(int ms, QObject *context, std::function<void()> what) override;

    // Moves both times forward, firing each timer at its instant.
    void advance(qint64 ms);
    // Fires the next timer, jumping to its instant; false when none is waiting.
    bool step();
    // The machine sleeps: time passes, and no timer knows of it.
    void sleep(qint64 ms);
    // The wall clock alone jumps, as after a correction by hand or NTP.
    void jumpUtc(qint64 ms) { m_utc += ms; }

private:
    struct Waiting
    {
        QPointer<QObject> context;
        std::function<void()> what;
    };
    void moveTo(qint64 steady);

    qint64 m_steady = 0;
    qint64 m_utc;
    std::multimap<qint64, Waiting> m_waiting;
};

} // namespace bulkhead
