// SPDX-License-Identifier: Apache-2.0
// What happens to the machine in the middle of a run: it sleeps, its clock is set, its network
// goes.
#include "bench.h"

#include <cstdio>

using namespace Qt::StringLiterals;

namespace bulkhead::testing {
namespace {

using auth0::Transfer;

constexpr qint64 hour = 3'600'000;

class MachineTest : public ::testing::Test
{
protected:
    MachineTest()
    {
        bench.limitMs = 3 * hour;
        bench.planned();
    }

    // Begins a run and stops the time somewhere in its middle.
    void beginAndComeTo(int revocations)
    {
        bench.beginRun();
        ASSERT_TRUE(bench.until(
            [this, revocations] { return bench.tenant.count(Kind::Revoke) >= revocations; }));
        m_callsBefore = bench.tenant.calls.size();
        m_atMs = bench.clock.steadyMs();
    }

    // The run ends by itself, all is done, and what came after the pause came at the usual pace.
    void expectPacedEnd()
    {
        const qint64 backMs = bench.clock.steadyMs();
        const Ending ending = bench.finish();
        EXPECT_EQ(ending.end, run::End::Done) << described(ending);
        EXPECT_EQ(bench.users(StepState::Done) + bench.users(StepState::Unknown), users);
        EXPECT_LE(bench.tenant.throttled, 3) << "a storm";
        EXPECT_LE(mostWithin(1000), 50 + 16) << "of one API in one second";
        EXPECT_LE(bench.tenant.calls.size(), size_t(2 * users + 60)) << "calls were repeated";
        EXPECT_LE(bench.clock.steadyMs() - backMs, 60'000);
        expectClaimsHold(bench);
        ++s_runs;
        s_most = std::max(s_most, mostWithin(1000));
        s_throttled = std::max(s_throttled, bench.tenant.throttled);
    }

    [[nodiscard]] size_t mostWithin(qint64 ms) const
    {
        size_t most = 0;
        std::deque<qint64> window;
        for (const Call &call : bench.tenant.calls) {
            if (call.request.api != Api::Management)
                continue;
            window.push_back(call.atMs);
            while (window.front() + ms <= call.atMs)
                window.pop_front();
            most = std::max(most, window.size());
        }
        return most;
    }

    static void TearDownTestSuite()
    {
        std::printf(
            "machine: %d runs of %d users; at most %zu calls of one API in a second, at most "
            "%d answers 429\n",
            s_runs, users, s_most, s_throttled);
    }

    static inline int s_runs = 0, s_throttled = 0;
    static inline size_t s_most = 0;
    static constexpr int users = 150;
    Bench bench{users};
    size_t m_callsBefore = 0;
    qint64 m_atMs = 0;
};

TEST_F(MachineTest, AsleepForEightHours)
{
    bench.tenant.tokenLifeS = 3600;
    beginAndComeTo(60);
    bench.clock.sleep(8 * hour);
    expectPacedEnd();
    EXPECT_EQ(bench.tenant.count(Kind::Token), 2) << "one token had ended meanwhile";
    EXPECT_EQ(bench.users(StepState::Unknown), 0);
}

TEST_F(MachineTest, AsleepAndEveryConnectionIsGone)
{
    bool broken = false;
    bench.tenant.goesWrong = [&broken](const Call &call) -> std::optional<Wrong> {
        if (!broken || call.kind == Kind::Token)
            return std::nullopt;
        return Wrong{noAnswer(Transfer::Broken), true};
    };
    beginAndComeTo(60);
    broken = true;
    ASSERT_TRUE(bench.until([this] { return bench.tenant.calls.size() > m_callsBefore; }));
    bench.clock.sleep(2 * hour);
    broken = false;
    expectPacedEnd();
    EXPECT_LE(bench.users(StepState::Unknown), 24) << "the mails that were on their way";
}

TEST_F(MachineTest, AsleepAgainAndAgain)
{
    beginAndComeTo(20);
    for (int i = 0; i < 20 && !bench.ended; ++i) {
        bench.clock.sleep(10 * 60'000);
        bench.clock.advance(200);
    }
    expectPacedEnd();
}

TEST_F(MachineTest, ItsClockJumpsBothWays)
{
    beginAndComeTo(20);
    for (const qint64 jump : {24 * hour, -48 * hour, 87'600 * hour, -87'600 * hour, -hour}) {
        bench.clock.jumpUtc(jump);
        bench.clock.advance(300);
    }
    expectPacedEnd();
    EXPECT_LE(bench.clock.steadyMs() - m_atMs, 30'000) << "nothing waits for the wall clock";
    EXPECT_EQ(bench.tenant.count(Kind::Token), 1);
}

TEST_F(MachineTest, ItsClockIsWrongByYearsFromTheBeginning)
{
    for (const qint64 off : {-26'280 * hour, 26'280 * hour}) {
        Bench other(users);
        other.clock.jumpUtc(off);
        other.planned();
        EXPECT_EQ(other.run().end, run::End::Done);
        EXPECT_EQ(other.users(StepState::Done), users);
        EXPECT_LE(other.tenant.throttled, 3);
        expectClaimsHold(other);
    }
}

// Half an hour is waited for; a person takes it up when the network is back.
TEST_F(MachineTest, ItsNetworkIsGoneForAnHour)
{
    beginAndComeTo(60);
    bench.tenant.goesWrong = [](const Call &) -> std::optional<Wrong> {
        return Wrong{noAnswer(Transfer::NetworkDown)};
    };
    EXPECT_EQ(bench.finish().end, run::End::Halted);
    EXPECT_LE(bench.tenant.calls.size() - m_callsBefore, 24u + 2 * 70) << "probes only";
    bench.clock.advance(m_atMs + hour - bench.clock.steadyMs());
    bench.tenant.goesWrong = {};
    bench.tenant.calls.clear();
    bench.beginRun();
    expectPacedEnd();
    EXPECT_EQ(bench.users(StepState::Done), users);
}

// What was on its way hangs until it is given up; from the new address all works at once.
TEST_F(MachineTest, ItsAddressChanges)
{
    bool changing = false;
    bench.tenant.goesWrong = [&changing](const Call &) -> std::optional<Wrong> {
        if (!changing)
            return std::nullopt;
        return Wrong{noAnswer(Transfer::TimedOut), true, 30'000};
    };
    beginAndComeTo(60);
    changing = true;
    ASSERT_TRUE(bench.until([this] { return bench.tenant.calls.size() > m_callsBefore; }));
    changing = false;
    expectPacedEnd();
    EXPECT_LE(bench.users(StepState::Unknown), 24);
    EXPECT_EQ(bench.users(StepState::Failed), 0);
}

} // namespace
} // namespace bulkhead::testing
