// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pacing/bucket_profile.h"

#include <QtGlobal>

#include <optional>

namespace bulkhead::pacing {

// The global bucket Auth0 documents for this x-ratelimit-limit; nothing when it documents none.
// https://auth0.com/docs/troubleshoot/customer-support/operational-policies/rate-limit-policy
[[nodiscard]] std::optional<BucketProfile> knownProfile(qint64 limit);

} // namespace bulkhead::pacing
