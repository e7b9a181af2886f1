// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/fault.h"

namespace bulkhead::mail {

// Pure: how long a mail server is waited for. One that has taken a letter may be in trouble for ten
// minutes, and is asked after growing pauses meanwhile; one that never has is not waited for, nor
// is what holds for every letter.
class ServerPatience
{
public:
    // It answered for a letter, whatever it said.
    void worked();
    // It took none. False: it is not waited for any longer.
    [[nodiscard]] bool failed(Fault fault, qint64 nowMs);

    // One letter at a time finds out how it is.
    [[nodiscard]] bool doubted() const { return !m_worked || m_failures > 0; }
    [[nodiscard]] qint64 notBeforeMs() const { return m_notBeforeMs; }

private:
    bool m_worked = false;
    int m_failures = 0; // one after the other
    qint64 m_sinceMs = 0;
    qint64 m_notBeforeMs = 0;
};

} // namespace bulkhead::mail
