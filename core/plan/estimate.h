// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pacing/endpoint_group.h"

#include <QtGlobal>

#include <array>
#include <optional>

namespace bulkhead::plan {

// Calls by the bucket of their own that they may have; mails are the ones of the Authentication
// API.
using CallsByGroup = std::array<qint64, pacing::endpointGroups>;

// A bucket of the tenant as assumed for an estimate: calls at once, then calls per second.
struct Rate
{
    double burst = 50;
    double perS = 16;
};

struct Rates
{
    Rate management; // what calls without a bucket of their own share
    Rate authentication{100, 100};
    std::array<std::optional<Rate>, pacing::endpointGroups> apart{}; // those that draw on no other
};

// Seconds that `calls` take on one bucket; 0 when nobody knows its rate.
[[nodiscard]] qint64 secondsFor(qint64 calls, Rate rate);
// All buckets side by side: the slowest sets the time.
[[nodiscard]] qint64 secondsFor(const CallsByGroup &calls, const Rates &rates);
// The same from the middle of things, when no burst is left; -1 when nobody knows.
[[nodiscard]] qint64 secondsLeft(const CallsByGroup &calls, const Rates &rates);

} // namespace bulkhead::plan
