// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

namespace bulkhead::pacing {

// How long answers usually take, and how far one may have strayed from that. Nothing here knows the
// way there from the way back: the excess bounds how late a call may have arrived.
class DelayWatch
{
public:
    // Takes one round trip and returns its excess over the shortest.
    qint64 excessMs(qint64 roundTripMs);
    [[nodiscard]] bool begun() const { return m_answers > 0; }
    // Enough has been seen for an excess to mean something.
    [[nodiscard]] bool settled() const { return m_answers >= 100; }
    // The largest excess of late.
    [[nodiscard]] qint64 spreadMs() const { return static_cast<qint64>(m_spreadMs); }

private:
    double m_shortestMs = -1;
    double m_spreadMs = 0;
    int m_answers = 0;
};

} // namespace bulkhead::pacing
