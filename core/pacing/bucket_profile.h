// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace bulkhead::pacing {

// A server's token bucket: how many calls at once, how many tokens come back per second.
struct BucketProfile
{
    double size = 1;
    double ratePerS = 1;
    double stepS = 0; // limits per minute are refilled every second; 0: by the millisecond
};

} // namespace bulkhead::pacing
