// SPDX-License-Identifier: Apache-2.0
#include "bench.h"

using namespace Qt::StringLiterals;

// Whether the owners have changed their passwords is read again on demand, and never guessed.
namespace bulkhead::testing {
namespace {

constexpr int users = 6;

class LookerTest : public ::testing::Test
{
protected:
    void run(ResetMethods reset)
    {
        bench.tenant.scopes += surveyScopes;
        ASSERT_NO_FATAL_FAILURE(bench.planned({.reset = reset}));
        ASSERT_EQ(bench.run().end, run::End::Done);
        bench.tenant.calls.clear();
        bench.clock.advance(3'600'000);
    }

    Ending look()
    {
        bench.beginLook();
        return bench.finish();
    }

    // An owner follows a link, by now.
    void changePassword(int person)
    {
        bench.tenant.people[size_t(person)].passwordResetMs = bench.clock.utcMs();
    }

    [[nodiscard]] std::vector<int> changed() const
    {
        std::vector<int> rows;
        for (qint32 row = 0; row < bench.ledger().rowCount(); ++row) {
            if (bench.ledger().passwordLook(row).changed())
                rows.push_back(row);
        }
        return rows;
    }

    Bench bench{users};
};

TEST_F(LookerTest, TellsAnOwnersChangeFromOurOwn)
{
    for (const ResetMethods reset : {ResetMethods(ResetMethod::Password),
             ResetMethods(ResetMethod::Flag), ResetMethods(ResetMethod::Email),
             ResetMethod::Password | ResetMethod::Flag | ResetMethod::Email}) {
        SCOPED_TRACE(wireName(reset).toStdString());
        Bench other(users);
        other.tenant.scopes += surveyScopes;
        for (int i = 0; i < 3; ++i)
            other.tenant.people[size_t(i)].passwordResetMs = other.clock.utcMs() - 86'400'000;
        ASSERT_NO_FATAL_FAILURE(other.planned({.reset = reset}));
        ASSERT_EQ(other.run().end, run::End::Done);
        other.clock.advance(60'000);
        for (const int i : {0, 5})
            other.tenant.people[size_t(i)].passwordResetMs = other.clock.utcMs();
        other.tenant.calls.clear();
        other.beginLook();
        ASSERT_EQ(other.finish().end, run::End::Done);
        EXPECT_EQ(other.tenant.count(Kind::Read), users);
        EXPECT_EQ(int(other.tenant.calls.size()), users + 2) << "and nothing else is called";
        for (qint32 row = 0; row < users; ++row) {
            const auto &look = other.ledger().passwordLook(row);
            EXPECT_EQ(look.changed(), row == 0 || row == 5) << row;
            EXPECT_GT(look.lookedAtMs, 0);
        }
        expectClaimsHold(other);
    }
}

TEST_F(LookerTest, IsReCheckedOnDemandAndKeptInTheFile)
{
    ASSERT_NO_FATAL_FAILURE(run(ResetMethod::Email));
    EXPECT_TRUE(changed().empty());
    ASSERT_EQ(look().end, run::End::Done);
    EXPECT_TRUE(changed().empty());
    const qint64 first = bench.ledger().passwordLook(2).lookedAtMs;
    bench.clock.advance(60'000);
    changePassword(2);
    EXPECT_TRUE(changed().empty()) << "nobody has looked";
    ASSERT_EQ(look().end, run::End::Done);
    EXPECT_EQ(changed(), std::vector{2});
    EXPECT_GT(bench.ledger().passwordLook(2).lookedAtMs, first);
    bench.closeIncident();
    bench.openIncident();
    EXPECT_EQ(changed(), std::vector{2});
    EXPECT_EQ(bench.ledger().state(), journal::IncidentState::Finished);
    EXPECT_EQ(bench.users(StepState::Done), users);
}

TEST_F(LookerTest, LooksOnlyAtThoseWhoseResetIsDone)
{
    bench.tenant.people[1].connections.clear(); // no password here
    bench.tenant.refusedPassword = "PasswordStrengthError: Password is too weak";
    bench.tenant.scopes += surveyScopes;
    ASSERT_NO_FATAL_FAILURE(bench.planned({.reset = ResetMethod::Password}));
    ASSERT_EQ(bench.run({.first = 2}).end, run::End::Paused);
    bench.tenant.refusedPassword.clear();
    ASSERT_EQ(bench.run({.first = 2}).end, run::End::Paused);
    bench.tenant.calls.clear();
    ASSERT_EQ(look().end, run::End::Done);
    EXPECT_EQ(bench.tenant.count(Kind::Read), 2);
    EXPECT_EQ(bench.ledger().passwordLook(0).lookedAtMs, 0) << "refused";
    EXPECT_EQ(bench.ledger().passwordLook(1).lookedAtMs, 0) << "without a password";
    EXPECT_GT(bench.ledger().passwordLook(2).lookedAtMs, 0);
    EXPECT_EQ(bench.ledger().passwordLook(5).lookedAtMs, 0) << "not yet";
}

TEST_F(LookerTest, ClaimsNothingOfAUserWhoIsGone)
{
    ASSERT_NO_FATAL_FAILURE(run(ResetMethod::Email));
    bench.tenant.people.erase(bench.tenant.people.begin() + 3);
    ASSERT_EQ(look().end, run::End::Done);
    EXPECT_EQ(bench.ledger().passwordLook(3).lookedAtMs, 0);
    EXPECT_GT(bench.ledger().passwordLook(4).lookedAtMs, 0);
}

TEST_F(LookerTest, WithNothingResetNobodyIsAskedFor)
{
    ASSERT_NO_FATAL_FAILURE(bench.planned({.reset = {}}));
    ASSERT_EQ(look().end, run::End::Done);
    EXPECT_EQ(bench.tenant.count(Kind::Read), 0);
}

TEST_F(LookerTest, GoesOnAfterTroubleAndAPauseLosesNothing)
{
    ASSERT_NO_FATAL_FAILURE(run(ResetMethod::Email));
    int reads = 0;
    bench.tenant.goesWrong = [&](const Call &call) -> std::optional<Wrong> {
        const bool hit = call.kind == Kind::Read && ++reads == 2;
        return hit ? std::optional(Wrong{page(503)}) : std::nullopt;
    };
    ASSERT_EQ(look().end, run::End::Done);
    for (qint32 row = 0; row < users; ++row)
        EXPECT_GT(bench.ledger().passwordLook(row).lookedAtMs, 0) << row;
    bench.tenant.goesWrong = {};
    bench.clock.advance(60'000);
    const qint64 before = bench.clock.utcMs();
    bench.beginLook();
    ASSERT_TRUE(bench.until([&] { return bench.tenant.count(Kind::Read) > users + 1; }));
    bench.engine->pause();
    EXPECT_EQ(bench.finish().end, run::End::Paused);
    EXPECT_GT(bench.ledger().passwordLook(0).lookedAtMs, before);
    EXPECT_EQ(bench.ledger().state(), journal::IncidentState::Finished);
}

} // namespace
} // namespace bulkhead::testing
