// SPDX-License-Identifier: Apache-2.0
#include "pacing/plan_profiles.h"

#include "testing/testing.h"

#include <set>

namespace bulkhead::pacing {
namespace {

TEST(PlanProfiles, areTheDocumentedOnesEachUnderItsName)
{
    std::set<std::string_view> names;
    for (const PlanProfile &plan : planProfiles()) {
        EXPECT_TRUE(names.insert(plan.name).second) << plan.name;
        EXPECT_EQ(planNamed(plan.name), &plan);
    }
    EXPECT_EQ(planNamed("enterprise")->management.ratePerS, 16);
    EXPECT_EQ(planNamed("free")->authentication.size, 300);
    EXPECT_EQ(planNamed("free")->authentication.ratePerS, 5);
    EXPECT_EQ(planNamed("private-10000")->management.size, 5'000);
    EXPECT_FALSE(planNamed("platinum"));
    EXPECT_FALSE(planNamed(""));
}

TEST(PlanProfiles, aLimitStandsForItsSlowestPlan)
{
    for (const auto &[limit, rate, stepS] :
        {std::tuple<qint64, double, double>{2, 2, 0}, {10, 2, 1}, {25, 25, 0}, {50, 16, 0},
            {100, 100, 0}, {300, 5, 1}, {10'000, 10'000, 0}}) {
        ASSERT_TRUE(knownProfile(limit)) << limit;
        EXPECT_EQ(knownProfile(limit)->size, limit);
        EXPECT_EQ(knownProfile(limit)->ratePerS, rate);
        EXPECT_EQ(knownProfile(limit)->stepS, stepS);
    }
    EXPECT_EQ(fastestKnown(10), 2.5);
    EXPECT_EQ(fastestKnown(50), 50);
    for (const qint64 limit : {64, 0, -1}) {
        EXPECT_FALSE(knownProfile(limit));
        EXPECT_FALSE(fastestKnown(limit));
    }
}

TEST(PlanProfiles, areDetectedFromWhatTheTenantShows)
{
    const auto found = [](SeenLimits seen) {
        const PlanProfile *plan = detectPlan(seen);
        return plan ? plan->name : std::string_view();
    };
    EXPECT_EQ(found({}), "");
    EXPECT_EQ(found({0, 100, false}), ""); // of several plans
    EXPECT_EQ(found({2, 0, false}), "free");
    EXPECT_EQ(found({50, 0, false}), "enterprise");
    EXPECT_EQ(found({50, 100, false}), "enterprise");
    EXPECT_EQ(found({10, 0, false}), "enterprise-non-production");
    EXPECT_EQ(found({10, 100, false}), "enterprise-non-production");
    EXPECT_EQ(found({10, 25, false}), "essentials");
    EXPECT_EQ(found({10, 0, true}), "essentials");
    EXPECT_EQ(found({0, 0, true}), "essentials");
    EXPECT_EQ(found({750, 1'500, false}), "private-1500");
    EXPECT_EQ(found({64, 0, false}), "");
    EXPECT_EQ(found({50, 25, false}), "");
}

TEST(PlanProfiles, groupsHaveBucketsOfTheirOwn)
{
    const auto users = knownGroup(EndpointGroup::ReadUsers, 40);
    ASSERT_TRUE(users);
    EXPECT_TRUE(users->apart);
    EXPECT_NEAR(users->bucket.ratePerS * 60, 500, 1e-9);
    EXPECT_FALSE(knownGroup(EndpointGroup::ReadEmailProvider, 15)->apart);
    EXPECT_FALSE(knownGroup(EndpointGroup::ReadUsers, 50));
    EXPECT_FALSE(knownGroup(EndpointGroup::Other, 10));
}

} // namespace
} // namespace bulkhead::pacing
