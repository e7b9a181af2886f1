// SPDX-License-Identifier: Apache-2.0
#include "bench.h"

using namespace Qt::StringLiterals;

// How fast reset e-mails go out, and what that does to an estimate.
namespace bulkhead::testing {
namespace {

constexpr int users = 6;

class MailRateTest : public ::testing::Test
{
protected:
    MailRateTest() { bench.tenant.scopes += surveyScopes; }

    Bench bench{users};
};

// The mail lane: ten a second, eight a minute by Auth0's own provider, or as told.
TEST_F(MailRateTest, MailsGoOutAtTheRateOfTheirProvider)
{
    struct Case
    {
        const char *provider;
        std::optional<double> told; // to the run
        double planned;
        qint64 atLeastMs, atMostMs; // between the first and the last of twenty
    };
    for (const Case &c : {Case{"smtp", {}, 0, 1500, 2500}, Case{"", {}, 0, 139'000, 150'000},
             Case{"", 20.0, 0, 500, 1500}, Case{"smtp", 1.0, 0, 18'000, 20'000},
             Case{"smtp", {}, 1, 18'000, 20'000}, Case{"smtp", 20.0, 1, 500, 1500}}) {
        Bench other(20);
        other.tenant.scopes += surveyScopes;
        other.tenant.setup.mailProvider = QString::fromLatin1(c.provider);
        other.options.mailPerS = c.told;
        ASSERT_NO_FATAL_FAILURE(
            other.planned({.reset = ResetMethod::Email, .mailPerS = c.planned}));
        ASSERT_EQ(other.run().end, run::End::Done);
        const auto mails = other.tenant.callsOf(Kind::Mail);
        ASSERT_EQ(mails.size(), 20u);
        EXPECT_GE(mails.back()->atMs - mails.front()->atMs, c.atLeastMs) << c.provider;
        EXPECT_LE(mails.back()->atMs - mails.front()->atMs, c.atMostMs) << c.provider;
    }
}

TEST_F(MailRateTest, TheEstimateKnowsTheMailLane)
{
    ASSERT_NO_FATAL_FAILURE(bench.planned());
    EXPECT_EQ(bench.ledger().counts().seconds, 1); // five wait for a tenth of a second each
    bench.tenant.setup.mailProvider.clear();
    ASSERT_NO_FATAL_FAILURE(bench.planned());
    EXPECT_EQ(bench.ledger().counts().seconds, 38); // and now for 7.5 s each
    EXPECT_EQ(bench.ledger().counts().mailSeconds, 38);
    ASSERT_NO_FATAL_FAILURE(bench.planned({.reset = ResetMethod::Email, .mailPerS = 0.05}));
    EXPECT_EQ(bench.ledger().counts().seconds, 100); // as the plan says itself
}

// A token that has to be renewed does not wait behind the mails.
TEST_F(MailRateTest, ATokenIsRenewedBesideSlowMails)
{
    bench.tenant.setup.mailProvider.clear();
    bench.tenant.tokenLifeS = 30;
    ASSERT_NO_FATAL_FAILURE(bench.planned({.reset = ResetMethod::Email | ResetMethod::Password}));
    ASSERT_EQ(bench.run().end, run::End::Done);
    EXPECT_EQ(bench.users(StepState::Done), users);
    EXPECT_EQ(bench.tenant.count(Kind::Mail), users);
    expectClaimsHold(bench);
}

} // namespace
} // namespace bulkhead::testing
