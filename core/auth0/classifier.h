// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "auth0/transport.h"
#include "base/fault.h"
#include "model/outcome.h"

#include <optional>

namespace bulkhead::auth0 {

// What the rate-limit headers of one answer say. Only for the pacer. Values are as sent: they may
// be absent, negative or nonsense, and the pacer has to live with that.
struct RateHint
{
    std::optional<qint64> limit;
    std::optional<qint64> remaining;
    std::optional<qint64> resetUnixS;  // when *more* tokens arrive, or when the bucket is full again
    std::optional<qint64> retryAfterMs; // from seconds or an HTTP date, against the answer's Date
    std::optional<qint64> dateUnixMs;  // the server's own clock
};

// What kind of body a good answer of this endpoint has.
enum class Shape { Empty, JsonObject, JsonArray, Text };

// An answer, understood. `code` and `message` are the server's own words, bounded to 300 characters,
// with anything that looks like a token or a link cut out.
struct Reading
{
    Outcome outcome = Outcome::Unknown;
    std::optional<Fault> fault; // when it speaks of the tenant or the network, not of this user
    int status = 0;
    QString code;
    QString message;
    RateHint rate;
    bool practice = false; // the practice tenant's own header was there
};

[[nodiscard]] Reading classify(const Answer &answer, Shape expected);

} // namespace bulkhead::auth0
