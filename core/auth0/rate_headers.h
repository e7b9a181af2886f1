// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "auth0/transport.h"
#include "pacing/rate_hint.h"

namespace bulkhead::auth0 {

// `x-ratelimit-limit`, `-remaining`, `-reset` (UNIX seconds), `Retry-After` (seconds or an HTTP
// date, measured against the answer's own `Date`, never against this machine's clock) and `Date`.
// A header that is absent or no number is an empty optional.
[[nodiscard]] pacing::RateHint readRateHint(const Answer &answer);

} // namespace bulkhead::auth0
