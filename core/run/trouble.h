// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "run/driver.h"

namespace bulkhead::run {

// The tenant or the network, most likely not this user: the lane pauses.
[[nodiscard]] bool isTrouble(Outcome outcome);
// Nothing that one user alone would get; several in a row concern everybody.
[[nodiscard]] bool isRefusalOfAll(Outcome outcome);
// The fault to halt with when such an answer goes on.
[[nodiscard]] Fault faultOf(const auth0::Reading &reading);
// A fault that may pass by itself, so that waiting makes sense.
[[nodiscard]] bool passes(Fault fault);
// The 429 of the reset endpoint's own bucket, 10 then 1 a minute for each address: it says nothing
// about the lane. (Auth0 rate limits, change_password: key is IP and e-mail.)
[[nodiscard]] bool addressThrottled(const Work &work, const auth0::Reading &reading);

} // namespace bulkhead::run
