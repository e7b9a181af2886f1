// SPDX-License-Identifier: Apache-2.0
#include "pacing/plan_profiles.h"

#include <algorithm>
#include <array>

namespace bulkhead::pacing {
namespace {

constexpr BucketProfile perSecond(double rate)
{
    return {rate, rate};
}

constexpr BucketProfile perMinute(double size, double calls)
{
    return {size, calls / 60, 1};
}

// In the order in which one is chosen where several fit: the commoner and the slower first.
constexpr std::array plans{
    PlanProfile{"free", perSecond(2), perMinute(300, 300)},
    PlanProfile{"enterprise-non-production", {10, 2}, perSecond(100)},
    PlanProfile{"essentials", perMinute(10, 150), perSecond(25), true},
    PlanProfile{"professional", perMinute(10, 150), perSecond(25), true},
    PlanProfile{"enterprise", {50, 16}, perSecond(100)},
    PlanProfile{"private-dev", perSecond(20), perSecond(20)},
    PlanProfile{"private-basic", perSecond(50), perSecond(100)},
    PlanProfile{"private-500", perSecond(250), perSecond(500)},
    PlanProfile{"private-1500", perSecond(750), perSecond(1500)},
    PlanProfile{"private-3000", perSecond(1500), perSecond(3000)},
    PlanProfile{"private-6000", perSecond(3000), perSecond(6000)},
    PlanProfile{"private-10000", perSecond(5000), perSecond(10000)},
};

struct GroupRow
{
    EndpointGroup group;
    GroupProfile profile;
};

constexpr std::array groups{
    // Essentials and Professional
    GroupRow{EndpointGroup::ReadUsers, {perMinute(40, 500), true}},
    GroupRow{EndpointGroup::WriteUsers, {perMinute(20, 200), true}},
    GroupRow{EndpointGroup::ReadLogs, {perMinute(10, 100), true}},
    GroupRow{EndpointGroup::ReadConnections, {perMinute(5, 50), true}},
    GroupRow{EndpointGroup::WriteDeviceCredentials, {perMinute(5, 100), true}},
    GroupRow{EndpointGroup::ReadEmailTemplates, {perMinute(10, 50), true}},
    GroupRow{EndpointGroup::ReadEmailProvider, {perMinute(5, 25), true}},
    // Enterprise: beside the global bucket, which is looked at first
    GroupRow{EndpointGroup::ReadEmailTemplates, {perMinute(15, 150), false}},
    GroupRow{EndpointGroup::ReadEmailProvider, {perMinute(15, 150), false}},
};

template <typename Take> void forEachOf(qint64 limit, Take take)
{
    for (const PlanProfile &plan : plans) {
        for (const BucketProfile &bucket : {plan.management, plan.authentication}) {
            if (bucket.size == static_cast<double>(limit))
                take(bucket);
        }
    }
}

bool fits(const PlanProfile &plan, const SeenLimits &seen)
{
    const auto is = [](qint64 limit, const BucketProfile &bucket) {
        return limit == 0 || static_cast<double>(limit) == bucket.size;
    };
    return is(seen.management, plan.management) && is(seen.authentication, plan.authentication)
        && (!seen.ownGroups || plan.groupsApart);
}

} // namespace

std::span<const PlanProfile> planProfiles()
{
    return plans;
}

const PlanProfile *planNamed(std::string_view name)
{
    const auto found = std::find_if(
        plans.begin(), plans.end(), [name](const auto &plan) { return plan.name == name; });
    return found == plans.end() ? nullptr : &*found;
}

const PlanProfile *detectPlan(const SeenLimits &seen)
{
    if (seen.management == 0 && !seen.ownGroups)
        return nullptr;
    const auto found = std::find_if(
        plans.begin(), plans.end(), [&](const auto &plan) { return fits(plan, seen); });
    return found == plans.end() ? nullptr : &*found;
}

std::optional<BucketProfile> knownProfile(qint64 limit)
{
    std::optional<BucketProfile> slowest;
    forEachOf(limit, [&](const BucketProfile &bucket) {
        const double stepS = std::max(bucket.stepS, slowest ? slowest->stepS : 0);
        if (!slowest || bucket.ratePerS < slowest->ratePerS)
            slowest = bucket;
        slowest->stepS = stepS;
    });
    return slowest;
}

std::optional<double> fastestKnown(qint64 limit)
{
    std::optional<double> fastest;
    forEachOf(limit, [&](const BucketProfile &bucket) {
        fastest = std::max(fastest.value_or(0), bucket.ratePerS);
    });
    return fastest;
}

std::optional<GroupProfile> knownGroup(EndpointGroup group, qint64 limit)
{
    const auto found = std::find_if(groups.begin(), groups.end(), [&](const GroupRow &row) {
        return row.group == group && row.profile.bucket.size == static_cast<double>(limit);
    });
    return found == groups.end() ? std::nullopt : std::optional(found->profile);
}

std::optional<BucketProfile> groupApart(EndpointGroup group)
{
    const auto found = std::find_if(groups.begin(), groups.end(),
        [&](const GroupRow &row) { return row.group == group && row.profile.apart; });
    return found == groups.end() ? std::nullopt : std::optional(found->profile.bucket);
}

} // namespace bulkhead::pacing
