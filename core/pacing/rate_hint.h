// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

#include <optional>

namespace bulkhead::pacing {

// What the rate-limit headers of one answer say. Only for the pacer. Values are as sent: they may
// be absent, negative or nonsense, and the pacer has to live with that.
struct RateHint
{
    std::optional<qint64> limit;
    std::optional<qint64> remaining;
    std::optional<qint64> resetUnixS; // when *more* tokens arrive, or when the bucket is full again
    std::optional<qint64> retryAfterMs; // from seconds or an HTTP date, against the answer's Date
    std::optional<qint64> dateUnixMs; // the server's own clock
};

} // namespace bulkhead::pacing
