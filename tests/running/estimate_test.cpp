// SPDX-License-Identifier: Apache-2.0
// The time that a plan tells beforehand, against the time that its run takes, on every plan that
// Auth0 sells.
#include "bench.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bulkhead::testing {
namespace {

FakeBucket bucketOf(const pacing::BucketProfile &profile)
{
    return {profile.size, profile.ratePerS};
}

class EstimateTest : public ::testing::TestWithParam<std::string_view>
{
protected:
    const pacing::PlanProfile &m_plan = *pacing::planNamed(GetParam());

    [[nodiscard]] int users() const
    {
        return int(std::clamp(30 * m_plan.management.ratePerS, 200.0, 2'000.0));
    }
    // What makes a plan's buckets differ; where all is over within seconds one is enough.
    [[nodiscard]] std::vector<PlanChoices> choices() const
    {
        const ResetMethods password = ResetMethod::Password;
        if (m_plan.management.ratePerS > 100)
            return {{.reset = password}};
        return {{.reset = {}}, {.reset = password},
            {.reset = password | ResetMethod::Flag, .extras = Extra::DeleteGrants},
            {.scope = RevocationScope::None, .reset = ResetMethod::Flag, .extras = Extra::Block},
            {.reset = password | ResetMethod::Email}};
    }
    void sell(FakeTenant &tenant) const
    {
        tenant.scopes += surveyScopes;
        tenant.latencyMs = m_plan.management.ratePerS > 100 ? 1 : 40;
        tenant.management = bucketOf(m_plan.management);
        tenant.authentication = bucketOf(m_plan.authentication);
        if (!m_plan.groupsApart)
            return;
        using pacing::EndpointGroup;
        tenant.groups.emplace(Kind::Read, bucketOf(*pacing::groupApart(EndpointGroup::ReadUsers)));
        tenant.groups.emplace(
            Kind::Change, bucketOf(*pacing::groupApart(EndpointGroup::WriteUsers)));
    }
};
INSTANTIATE_TEST_SUITE_P(Plans, EstimateTest, ::testing::ValuesIn([] {
    std::vector<std::string_view> names;
    for (const pacing::PlanProfile &plan : pacing::planProfiles())
        names.push_back(plan.name);
    return names;
}()),
    [](const auto &plan) {
        std::string name(plan.param);
        std::erase(name, '-');
        return name;
    });

TEST_P(EstimateTest, AgreesWithTheRun)
{
    for (const PlanChoices &choices : choices()) {
        Bench bench(users());
        bench.options.plan = &m_plan;
        bench.limitMs = 24 * 3600 * 1000;
        sell(bench.tenant);
        ASSERT_NO_FATAL_FAILURE(bench.planned(choices));
        bench.clock.advance(600'000); // the buckets are full again
        bench.progress.clear();
        const Ending ending = bench.run();
        ASSERT_EQ(ending.end, run::End::Done) << described(ending);
        const auto &calls = bench.tenant.calls;
        const double took = double(calls.back().atMs - calls.front().atMs) / 1000;
        const auto estimated = double(bench.ledger().counts().seconds);
        // What is over within seconds is a matter of latency.
        EXPECT_NEAR(estimated, took, 0.1 * took + 1) << wireName(choices.reset).toStdString();
    }
}

} // namespace
} // namespace bulkhead::testing
