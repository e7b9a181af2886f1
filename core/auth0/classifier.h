// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "auth0/transport.h"
#include "base/fault.h"
#include "model/outcome.h"
#include "pacing/rate_hint.h"

#include <optional>

namespace bulkhead::auth0 {

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
    pacing::RateHint rate;
    bool practice = false; // the practice tenant's own header was there
};

[[nodiscard]] Reading classify(const Answer &answer, Shape expected);

} // namespace bulkhead::auth0
