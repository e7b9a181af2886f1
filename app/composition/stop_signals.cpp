// SPDX-License-Identifier: Apache-2.0
#include "composition/stop_signals.h"

#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace bulkhead {
namespace {

int writeEnd = -1; // all that a signal handler may touch

void handle(int)
{
    const char byte = 1;
    [[maybe_unused]] const auto written = write(writeEnd, &byte, 1);
}

void listen(void (*handler)(int))
{
    struct sigaction action = {};
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
}

} // namespace

StopSignals::StopSignals(std::function<void()> stop)
{
    if (pipe2(m_pipe, O_CLOEXEC | O_NONBLOCK) != 0)
        return;
    writeEnd = m_pipe[1];
    m_notifier = std::make_unique<QSocketNotifier>(m_pipe[0], QSocketNotifier::Read);
    QObject::connect(m_notifier.get(), &QSocketNotifier::activated, m_notifier.get(),
        [this, stop = std::move(stop)] {
            char bytes[16];
            while (read(m_pipe[0], bytes, sizeof bytes) > 0) { }
            stop();
        });
    listen(handle);
}

StopSignals::~StopSignals()
{
    listen(SIG_DFL);
    m_notifier.reset();
    for (const int end : m_pipe) {
        if (end >= 0)
            close(end);
    }
}

} // namespace bulkhead
