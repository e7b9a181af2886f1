// SPDX-License-Identifier: Apache-2.0
#include "base/clock.h"

#include <QDateTime>
#include <QTimer>

#include <ctime>

namespace bulkhead {

qint64 SystemClock::steadyMs() const
{
    timespec now{};
    // Not CLOCK_MONOTONIC: a token's life goes on while the laptop sleeps.
    clock_gettime(CLOCK_BOOTTIME, &now);
    return qint64(now.tv_sec) * 1000 + now.tv_nsec / 1'000'000;
}

qint64 SystemClock::utcMs() const
{
    return QDateTime::currentMSecsSinceEpoch();
}

void SystemClock::after(int ms, QObject *context, std::function<void()> what)
{
    QTimer::singleShot(ms, Qt::PreciseTimer, context, std::move(what));
}

} // namespace bulkhead
