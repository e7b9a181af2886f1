// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pacing/bucket_profile.h"

namespace bulkhead::run {

// Until an answer tells: an Enterprise production tenant on the Management API; on the
// Authentication API the lowest of the paid plans (Auth0 rate limit tables).
inline constexpr pacing::BucketProfile assumedManagement{50, 16};
inline constexpr pacing::BucketProfile assumedAuthentication{25, 25};

} // namespace bulkhead::run
