// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>
#include <functional>

class QObject;

namespace bulkhead {

// Time as an object, so that tests run hours in milliseconds and never sleep.
class Clock
{
public:
    virtual ~Clock() = default;

    // Milliseconds that never jump and that count time spent suspended.
    [[nodiscard]] virtual qint64 steadyMs() const = 0;
    // Milliseconds since 1970, UTC, as this machine believes.
    [[nodiscard]] virtual qint64 utcMs() const = 0;
    // Calls `what` once, `ms` from now, from the event loop of the calling thread; not at all when
    // `context` is destroyed first.
    virtual void after(int ms, QObject *context, std::function<void()> what) = 0;
};

class SystemClock final : public Clock
{
public:
    [[nodiscard]] qint64 steadyMs() const override;
    [[nodiscard]] qint64 utcMs() const override;
    void after(int ms, QObject *context, std::function<void()> what) override;
};

} // namespace bulkhead
