// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pacing/buckets.h"
#include "run/driver.h"
#include "run/outage.h"

#include <deque>

namespace bulkhead::run {

// One API of the tenant: its buckets, what waits in front of it, and its troubles.
struct Lane
{
    static constexpr int firstWidth = 18;
    struct Held
    {
        qint64 untilMs;
        Work work;
    };

    Api api;
    pacing::Buckets &buckets;
    std::deque<Work> front; // to be sent again
    std::deque<Held> held; // an address of its own bucket that is empty
    Outage outage;
    int inFlight = 0;
    int width = firstWidth; // calls at a time: one more with each answer while that is too few
    bool answered =
        false; // until then one call alone: it tells whether the token and more calls fit
    qint64 sent = 0;
    qint64 throttled = 0;

    // Milliseconds until this lane may send one more call of that group; 0: now.
    [[nodiscard]] qint64 waitMs(pacing::EndpointGroup group, qint64 nowMs) const;
    // An answer came in; `good`: the tenant takes more. Pace times latency is what it comes to.
    void widen(bool good, int most);
    [[nodiscard]] bool due(qint64 nowMs) const;
    // Work that has to be repeated and is due.
    [[nodiscard]] std::optional<Work> takeWaiting(qint64 nowMs);
    [[nodiscard]] bool nothingWaits() const { return front.empty() && held.empty(); }
};

// Asked again then at the latest, whatever the pacer says.
inline constexpr qint64 longestWaitMs = 1000;

} // namespace bulkhead::run
