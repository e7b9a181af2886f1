// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pacing/rate_hint.h"

#include <QtGlobal>

namespace bulkhead::pacing {

// How long a bucket rests after 429s: about one token's time, growing while calls sent after a rest
// are refused again. A refused call costs no token, so there is nothing to atone for.
class ThrottlePause
{
public:
    // `sentMs` is when the refused call left: refusals of one burst count once. True for the first.
    bool refused(qint64 sentMs, const RateHint &hint, double ratePerS, qint64 nowMs);
    void accepted(qint64 sentMs);
    [[nodiscard]] qint64 until() const { return m_until; }

private:
    int m_row = 0; // refusals in a row, bursts counted once
    qint64 m_until = 0;
};

} // namespace bulkhead::pacing
