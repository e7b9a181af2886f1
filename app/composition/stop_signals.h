// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QSocketNotifier>

#include <functional>
#include <memory>

namespace bulkhead {

// While it lives, SIGINT and SIGTERM call `stop` from the event loop, not from the signal handler.
// One at a time.
class StopSignals
{
public:
    explicit StopSignals(std::function<void()> stop);
    ~StopSignals();
    StopSignals(const StopSignals &) = delete;
    StopSignals &operator=(const StopSignals &) = delete;

private:
    int m_pipe[2]{-1, -1};
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace bulkhead
