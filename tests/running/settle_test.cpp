// SPDX-License-Identifier: Apache-2.0
// What a person says about an unknown outcome.
#include "bench.h"

#include "run/settle.h"

using namespace Qt::StringLiterals;

namespace bulkhead::testing {
namespace {

class SettleTest : public ::testing::Test
{
protected:
    // One user's mail is of unknown outcome, and the run is over.
    SettleTest()
    {
        bench.planned();
        bench.tenant.goesWrong = [this](const Call &call) -> std::optional<Wrong> {
            if (call.kind != Kind::Mail || std::exchange(m_lost, true))
                return std::nullopt;
            return Wrong{noAnswer(auth0::Transfer::Broken)};
        };
        EXPECT_EQ(bench.run().end, run::End::Done);
        EXPECT_EQ(bench.users(StepState::Unknown), 1);
    }

    Result<> settle(const QString &user, run::Settled how)
    {
        return run::settle(*bench.incident, user, how);
    }

    Bench bench{3};
    bool m_lost = false;
};

TEST_F(SettleTest, AsDoneCountsAsDone)
{
    ASSERT_TRUE(settle(u"auth0|0000"_s, run::Settled::Done));
    EXPECT_EQ(bench.users(StepState::Done), 3);
    EXPECT_EQ(bench.ledger().state(), journal::IncidentState::Finished);
    EXPECT_EQ(bench.ledger().steps(0)[1].reason, Reason::SettledByOperator);
    EXPECT_EQ(run::readLedger(bench.path())->userTotal(StepState::Done), 3);
}

TEST_F(SettleTest, AsRepeatIsDoneByTheNextRun)
{
    ASSERT_TRUE(settle(u"auth0|0000"_s, run::Settled::Repeat));
    EXPECT_EQ(bench.users(StepState::Pending), 1);
    EXPECT_EQ(bench.ledger().state(), journal::IncidentState::Paused);
    bench.tenant.calls.clear();
    EXPECT_EQ(bench.run().end, run::End::Done);
    EXPECT_EQ(bench.tenant.count(Kind::Revoke), 0) << "only what was unknown";
    EXPECT_EQ(bench.tenant.count(Kind::Mail), 1);
    EXPECT_EQ(bench.users(StepState::Done), 3);
    expectClaimsHold(bench);
}

TEST_F(SettleTest, OnlyWhatIsUnknownCanBeSettled)
{
    const auto before = bench.entries();
    EXPECT_EQ(settle(u"auth0|0001"_s, run::Settled::Done).error().fault, Fault::NothingToSettle);
    EXPECT_EQ(settle(u"auth0|none"_s, run::Settled::Done).error().fault, Fault::UnknownUser);
    EXPECT_EQ(bench.entries(), before);
}

} // namespace
} // namespace bulkhead::testing
