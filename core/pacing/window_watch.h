// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pacing/refill_learner.h"

#include <QtGlobal>

#include <optional>

namespace bulkhead::pacing {

// Finds out whether a bucket is filled all at once, at the top of each second, and when that is.
// One page of Auth0's describes its limits so, another as a steady drip:
// https://auth0.com/docs/troubleshoot/customer-support/operational-policies/rate-limit-policy
// Of a drip, gains larger than its rate come at any time, by rounding; of windows, always at the
// same instant of the second. Nothing is concluded before calls were refused: as long as none are
// it does not matter.
//
// All times are those at which a call leaves: one that leaves when a window begins arrives in it.
class WindowWatch
{
public:
    static constexpr qint64 periodMs = 1'000;

    // What an accepted call has shown of a bucket that would drip at this rate.
    void see(const Sighting &seen, double ratePerS);
    // Nothing was left when this call arrived. Where a window was to have begun, it begins later.
    void refused(quint64 ticket, qint64 sentMs);
    // A call went missing, and the count with it.
    void interrupt() { m_last.reset(); }
    void restart() { *this = {}; }

    [[nodiscard]] bool proven() const { return m_proven; }
    // The beginning of the window that a call leaving now arrives in. Only when proven.
    [[nodiscard]] qint64 beganMs(qint64 nowMs) const;
    // From then on a call might arrive in the next window, when answers take up to `spreadMs`
    // longer.
    [[nodiscard]] qint64 closesMs(qint64 nowMs, qint64 spreadMs) const;

private:
    void narrow(qint64 fromMs, qint64 lengthMs);
    [[nodiscard]] qint64 latestMs() const { return m_fromMs + m_lengthMs; }

    std::optional<Sighting> m_last;
    // A window begins in here, modulo the period.
    qint64 m_fromMs = 0;
    qint64 m_lengthMs = 0;
    int m_agreeing = 0; // gains in a row that it explains
    int m_refusals = 0; // of late; anew once it is proven
    qint64 m_refusedMs = 0;
    bool m_proven = false;
};

} // namespace bulkhead::pacing
