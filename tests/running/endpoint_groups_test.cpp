// SPDX-License-Identifier: Apache-2.0
// An Essentials tenant: buckets by endpoint group, which nobody knows before the answers tell.
#include "bench.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bulkhead::testing {
namespace {

class EssentialsTest : public ::testing::Test
{
protected:
    EssentialsTest()
    {
        m_bench.tenant.management = FakeBucket(10, 150.0 / 60);
        m_bench.tenant.authentication = FakeBucket(25, 25);
        m_bench.tenant.groups.emplace(Kind::Read, FakeBucket(40, 500.0 / 60));
        m_bench.tenant.groups.emplace(Kind::Change, FakeBucket(20, 200.0 / 60));
    }
    // From the first to the last call of that kind.
    [[nodiscard]] double perS(Kind kind) const
    {
        const auto calls = m_bench.tenant.callsOf(kind);
        return double(calls.size()) * 1000 / double(calls.back()->atMs - calls.front()->atMs);
    }

    static constexpr int users = 300;
    Bench m_bench{users};
};

TEST_F(EssentialsTest, readsUsersAtTheirOwnPaceAndRevokesAtTheOthers)
{
    PlanChoices choices;
    ASSERT_EQ(m_bench.plan(choices).end, run::End::Done);
    const double reading = perS(Kind::Read);
    EXPECT_GE(reading, 0.97 * 500 / 60); // with a burst that others may use meanwhile
    m_bench.clock.advance(60'000);
    m_bench.tenant.calls.clear();
    ASSERT_EQ(m_bench.run().end, run::End::Done);
    EXPECT_EQ(m_bench.users(StepState::Done), users);
    EXPECT_NEAR(perS(Kind::Revoke), 150.0 / 60, 0.1);
    EXPECT_LE(m_bench.tenant.throttled, 3);
    ASSERT_TRUE(m_bench.ledger().limit());
    EXPECT_EQ(m_bench.ledger().limit()->plan, u"essentials"_s);
    expectClaimsHold(m_bench);
}

TEST_F(EssentialsTest, tellsHowLongReadingTakesByTheLimitOfReading)
{
    ASSERT_EQ(m_bench.plan({}).end, run::End::Done);
    int told = 0;
    for (const run::Progress &progress : m_bench.progress) {
        // From the middle on: the burst is spent, and the tenant has named the limit.
        if (progress.phase != run::Phase::Resolving || 2 * progress.done < progress.total)
            continue;
        ++told;
        const double exact = double(progress.total - progress.done) / (500.0 / 60);
        EXPECT_NEAR(double(progress.etaS), exact, 0.05 * exact + 2);
    }
    EXPECT_GT(told, 10);
}

TEST_F(EssentialsTest, setsPasswordsAndRevokesSideBySide)
{
    PlanChoices choices;
    choices.reset = ResetMethod::Password | ResetMethod::Email;
    m_bench.planned(choices);
    const int before = m_bench.tenant.throttled;
    const double exact = users / (150.0 / 60); // three calls each, on three buckets
    EXPECT_NEAR(double(m_bench.ledger().counts().seconds), exact, 0.1 * exact);
    m_bench.progress.clear();
    ASSERT_EQ(m_bench.run().end, run::End::Done);
    qint64 longest = 0;
    for (const run::Progress &progress : m_bench.progress)
        longest = std::max(longest, progress.etaS);
    EXPECT_NEAR(double(longest), exact, 0.1 * exact) << "nor does the time left add them up";
    EXPECT_EQ(m_bench.users(StepState::Done), users);
    EXPECT_NEAR(perS(Kind::Revoke), 150.0 / 60, 0.15); // the slowest of the three sets the pace
    EXPECT_LE(m_bench.tenant.throttled - before, 6);
}

} // namespace
} // namespace bulkhead::testing
