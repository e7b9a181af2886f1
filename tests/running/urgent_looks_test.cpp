// SPDX-License-Identifier: Apache-2.0
// An administrator looks at one user while thousands of calls are queued.
#include "bench.h"

#include "run/user_look.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bulkhead::testing {
namespace {

class UrgentLooksTest : public ::testing::Test
{
protected:
    // A run in its middle, on a bucket that gives two calls a second.
    void begin(Bench &bench, const PlanChoices &choices = {})
    {
        ASSERT_NO_FATAL_FAILURE(bench.planned(choices));
        bench.tenant.management = FakeBucket(10, 2);
        bench.clock.advance(10'000);
        bench.beginRun();
        listen(bench);
        ASSERT_TRUE(bench.until([&] { return bench.tenant.count(Kind::Revoke) >= 30; }));
        bench.clock.advance(100); // what has left has arrived
    }
    void listen(Bench &bench)
    {
        QObject::connect(bench.engine.get(), &run::Engine::lookedAt, bench.engine.get(),
            [this](const run::UserLook &look) { looks.push_back(look); });
    }
    static std::vector<journal::Entry> entriesOf(const Bench &bench, qint32 row)
    {
        auto entries = bench.entries();
        std::erase_if(entries, [row](const journal::Entry &each) { return each.row != row; });
        return entries;
    }
    // The user of that row, whether listed by id or by e-mail.
    static QString idOf(const Bench &bench, qint32 row) { return bench.ledger().user(row).userId; }

    std::vector<run::UserLook> looks;
};

const PlanChoices threeCalls{.extras = Extra::DeleteGrants | Extra::ForgetMfaBrowsers};

TEST_F(UrgentLooksTest, TakesTheNextPermitBeforeTenThousandSteps)
{
    constexpr int users = 3'334; // three steps each
    Bench bench(users);
    bench.limitMs = 24 * 3600 * 1000;
    ASSERT_NO_FATAL_FAILURE(begin(bench, threeCalls));
    const size_t before = bench.tenant.calls.size();
    Person &person = bench.tenant.people[size_t(users - 1)];
    person.blocked = true;
    person.lastLoginMs = bench.clock.utcMs() - 60'000;
    const qint64 clickedMs = bench.clock.steadyMs();
    bench.engine->lookAt(users - 1);
    ASSERT_TRUE(bench.until([&] { return bench.tenant.calls.size() > before; }));
    const Call &call = bench.tenant.calls[before];
    EXPECT_EQ(call.kind, Kind::Read);
    EXPECT_EQ(call.whom, idOf(bench, users - 1));
    EXPECT_LE(bench.clock.steadyMs() - clickedMs, 1'000) << "two permits a second";
    ASSERT_TRUE(bench.until([&] { return !looks.empty(); }));
    EXPECT_LE(bench.clock.steadyMs() - clickedMs, 1'100);
    EXPECT_EQ(looks.front().outcome, Outcome::Done);
    const auto seen = run::lastSeen(entriesOf(bench, users - 1));
    ASSERT_TRUE(seen) << "it is on disk when it is told";
    EXPECT_EQ(seen->blocked, std::optional(true));
    EXPECT_EQ(seen->lastLoginMs, person.lastLoginMs);
    EXPECT_EQ(bench.finish().end, run::End::Done);
    EXPECT_EQ(bench.tenant.count(Kind::Read), 1);
    EXPECT_EQ(bench.tenant.count(Kind::Revoke), users);
    EXPECT_EQ(bench.tenant.count(Kind::Tidy), 2 * users);
    EXPECT_EQ(bench.tenant.throttled, 0);
    expectClaimsHold(bench);
}

TEST_F(UrgentLooksTest, ComesBeforeWhatHasToBeRepeated)
{
    Bench bench(100);
    ASSERT_NO_FATAL_FAILURE(begin(bench));
    int failing = 5;
    bench.tenant.goesWrong = [&](const Call &call) -> std::optional<Wrong> {
        const bool hit = call.kind == Kind::Revoke && --failing >= 0;
        return hit ? std::optional(Wrong{managementError(429, "too_many_requests", "Global")})
                   : std::nullopt;
    };
    ASSERT_TRUE(bench.until([&] { return failing <= 3; }));
    const size_t before = bench.tenant.calls.size();
    bench.engine->lookAt(99);
    ASSERT_TRUE(bench.until([&] { return bench.tenant.calls.size() > before; }));
    EXPECT_EQ(bench.tenant.calls[before].kind, Kind::Read);
    EXPECT_EQ(bench.finish().end, run::End::Done);
    EXPECT_EQ(bench.users(StepState::Done), 100);
}

TEST_F(UrgentLooksTest, SeveralAreAnsweredInTheirOrderAndEachOnce)
{
    Bench bench(60);
    ASSERT_NO_FATAL_FAILURE(begin(bench));
    for (const qint32 row : {50, 7, 50, 59})
        bench.engine->lookAt(row);
    const size_t before = bench.tenant.calls.size();
    ASSERT_TRUE(bench.until([&] { return looks.size() == 3; }));
    std::vector<QString> whom;
    for (size_t i = before; i < before + 3; ++i)
        whom.push_back(bench.tenant.calls[i].whom);
    EXPECT_EQ(whom, (std::vector{idOf(bench, 50), idOf(bench, 7), idOf(bench, 59)}));
    EXPECT_EQ(bench.finish().end, run::End::Done);
    EXPECT_EQ(looks.size(), 3u);
}

TEST_F(UrgentLooksTest, WithABucketOfItsOwnNobodyWaitsForAnother)
{
    Bench bench(200);
    bench.tenant.authentication = FakeBucket(25, 25);
    bench.tenant.groups.emplace(Kind::Read, FakeBucket(40, 500.0 / 60));
    ASSERT_NO_FATAL_FAILURE(bench.planned()); // the answers tell the limits apart
    bench.tenant.management = FakeBucket(10, 150.0 / 60);
    bench.tenant.groups.insert_or_assign(Kind::Read, FakeBucket(1, 1.0 / 30));
    bench.options.plan = pacing::planNamed("essentials");
    ASSERT_TRUE(bench.options.plan);
    bench.beginRun();
    listen(bench);
    ASSERT_TRUE(bench.until([&] { return bench.tenant.count(Kind::Revoke) >= 30; }));
    for (qint32 row = 0; row < 10; ++row)
        bench.engine->lookAt(row);
    const qint64 from = bench.clock.steadyMs();
    const int revoked = bench.tenant.count(Kind::Revoke);
    ASSERT_TRUE(bench.until([&] { return bench.clock.steadyMs() > from + 30'000; }));
    EXPECT_LT(looks.size(), 10u) << "their bucket gives one call in 30 s";
    EXPECT_GE(bench.tenant.count(Kind::Revoke) - revoked, 70) << "150 a minute, all the same";
    EXPECT_EQ(bench.finish().end, run::End::Done);
    EXPECT_EQ(looks.size(), 10u) << "the run waits for who waits";
}

TEST_F(UrgentLooksTest, WhateverTheTenantSaysOfItTheRunGoesOn)
{
    struct
    {
        auth0::Answer answer;
        Outcome told;
    } const table[] = {
        {managementError(404, "inexistent_user", "The user does not exist."), Outcome::NotFound},
        {managementError(403, "insufficient_scope", "Insufficient scope"), Outcome::ScopeMissing},
        {managementError(400, "invalid_uri", "Bad"), Outcome::Refused},
        {page(302), Outcome::Redirected},
        {page(503), Outcome::ServerFailed},
        {jsonAnswer(200, "{}"), Outcome::Malformed},
        {page(200), Outcome::Malformed},
    };
    for (const auto &[answer, told] : table) {
        SCOPED_TRACE(int(told));
        Bench bench(60);
        looks.clear();
        ASSERT_NO_FATAL_FAILURE(begin(bench));
        bench.tenant.goesWrong = [&](const Call &call) -> std::optional<Wrong> {
            return call.kind == Kind::Read ? std::optional(Wrong{answer}) : std::nullopt;
        };
        for (const qint32 row : {59, 58, 57, 56, 55, 54})
            bench.engine->lookAt(row);
        EXPECT_EQ(bench.finish().end, run::End::Done);
        EXPECT_EQ(bench.users(StepState::Done), 60);
        ASSERT_EQ(looks.size(), 6u);
        EXPECT_EQ(looks.front().outcome, told);
        EXPECT_FALSE(run::lastSeen(entriesOf(bench, 59))) << "nothing is claimed";
    }
}

TEST_F(UrgentLooksTest, APauseLeavesWhoWaitsWithoutAnAnswerAndNotBehind)
{
    Bench bench(60);
    ASSERT_NO_FATAL_FAILURE(begin(bench));
    bench.engine->lookAt(59);
    bench.engine->pause();
    EXPECT_EQ(bench.finish().end, run::End::Paused);
    EXPECT_TRUE(looks.empty());
    bench.tenant.calls.clear();
    ASSERT_EQ(bench.run().end, run::End::Done);
    EXPECT_EQ(bench.tenant.count(Kind::Read), 0) << "that was asked of an earlier run";
}

TEST_F(UrgentLooksTest, WithoutARunItIsAnOperationOfItsOwn)
{
    Bench bench(5);
    ASSERT_NO_FATAL_FAILURE(bench.planned({.reset = ResetMethod::Email}));
    for (const bool ran : {false, true}) {
        SCOPED_TRACE(ran);
        if (ran) {
            ASSERT_EQ(bench.run().end, run::End::Done);
        }
        const auto state = bench.ledger().state();
        bench.clock.advance(60'000);
        bench.tenant.people[3].passwordResetMs = bench.clock.utcMs();
        bench.tenant.calls.clear();
        looks.clear();
        bench.beginLookAt(3);
        listen(bench);
        EXPECT_EQ(bench.finish().end, run::End::Done);
        EXPECT_EQ(bench.tenant.count(Kind::Read), 1);
        ASSERT_EQ(looks.size(), 1u);
        EXPECT_TRUE(bench.ledger().passwordLook(3).changed());
        EXPECT_EQ(bench.ledger().passwordLook(2).lookedAtMs, 0);
        EXPECT_EQ(bench.ledger().state(), state);
    }
}

TEST(LastSeen, IsTheLastOneAndOfEarlierVersionsTheDateAlone)
{
    using journal::EntryKind;
    EXPECT_FALSE(run::lastSeen({}));
    EXPECT_FALSE(run::lastSeen({{.kind = EntryKind::Resolved, .row = 1}}));
    const journal::Entry old{.kind = EntryKind::Looked, .atMs = 5, .row = 1, .number = 3};
    const auto seen = run::lastSeen({old});
    ASSERT_TRUE(seen);
    EXPECT_EQ(seen->passwordChangedMs, 3);
    EXPECT_EQ(seen->atMs, 5);
    EXPECT_FALSE(seen->blocked);
    EXPECT_EQ(seen->lastLoginMs, 0);
    auto now = run::lookedEntry(1, R"({"user_id":"auth0|a","blocked":false,
        "last_login":"2026-01-02T03:04:05.678Z","last_password_reset":"2026-01-01T00:00:00.000Z"})");
    ASSERT_TRUE(now);
    const auto again = run::lastSeen({old, *now, {.kind = EntryKind::Reopened, .row = 1}});
    ASSERT_TRUE(again);
    EXPECT_EQ(again->blocked, std::optional(false));
    EXPECT_EQ(again->lastLoginMs, 1'767'323'045'678);
    EXPECT_EQ(again->passwordChangedMs, 1'767'225'600'000);
    EXPECT_FALSE(run::lookedEntry(1, "[]"));
    EXPECT_FALSE(run::lookedEntry(1, "{}"));
}

} // namespace
} // namespace bulkhead::testing
