// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pacing/bucket_profile.h"
#include "pacing/endpoint_group.h"

#include <QtGlobal>

#include <optional>
#include <span>
#include <string_view>

namespace bulkhead::pacing {

// What Auth0 sells, as one table:
// https://auth0.com/docs/troubleshoot/customer-support/operational-policies/rate-limit-policy
struct PlanProfile
{
    std::string_view name; // as --profile takes it
    BucketProfile management; // for everything without a bucket of its own
    BucketProfile authentication;
    bool groupsApart = false; // a call with a bucket of its own does not draw on the other one
};
[[nodiscard]] std::span<const PlanProfile> planProfiles();
[[nodiscard]] const PlanProfile *planNamed(std::string_view name);

// Every row of the table that fits what the tenant has shown so far: the limits of its two buckets
// (0: not seen), and whether users have one of their own. Empty: a tenant with other limits.
struct SeenLimits
{
    qint64 management = 0;
    qint64 authentication = 0;
    bool ownGroups = false;
};
[[nodiscard]] const PlanProfile *detectPlan(const SeenLimits &seen);

// The bucket that goes with this x-ratelimit-limit; the slowest, where several plans share a size:
// a refill taken too low is noticed and raised within seconds at no cost, one taken too high may
// cost a 429. Nothing when no plan has it.
[[nodiscard]] std::optional<BucketProfile> knownProfile(qint64 limit);
// The fastest of them: no measurement may lead beyond it.
[[nodiscard]] std::optional<double> fastestKnown(qint64 limit);

// An endpoint group's own bucket of this size. `apart` as above.
struct GroupProfile
{
    BucketProfile bucket;
    bool apart = false;
};
[[nodiscard]] std::optional<GroupProfile> knownGroup(EndpointGroup group, qint64 limit);
// The bucket that a group has on plans which have them apart; nothing when it has none there.
[[nodiscard]] std::optional<BucketProfile> groupApart(EndpointGroup group);

} // namespace bulkhead::pacing
