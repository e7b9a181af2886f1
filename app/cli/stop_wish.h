// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "composition/stop_signals.h"

namespace bulkhead::cli {

// SIGINT and SIGTERM, kept from the command's first moment until it comes to where it can stop:
// an event loop in which somebody has said how.
class StopWish
{
public:
    StopWish() : m_signals([this] { wish(); }) { }
    // How to stop from now on, at once when that was wished already; nothing: not just now.
    void setStop(std::function<void()> stop)
    {
        m_stop = std::move(stop);
        if (m_wished && m_stop)
            m_stop();
    }

private:
    void wish()
    {
        m_wished = true;
        if (m_stop)
            m_stop();
    }

    std::function<void()> m_stop;
    bool m_wished = false;
    StopSignals m_signals;
};

} // namespace bulkhead::cli
