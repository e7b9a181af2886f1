// SPDX-License-Identifier: Apache-2.0
// Buckets that are filled all at once, at the top of each second.
#include "pacing/window_watch.h"
#include "simulation.h"
#include "testing/testing.h"

#include <cmath>
#include <cstdio>
#include <tuple>

namespace bulkhead::pacing {
namespace {

void print(const Scenario &s, const Figures &f, double idealS)
{
    std::printf("%5g/%-5g %3lld..%3lld ms: wall %8.2f s, %.4f of ideal, own 429 %.3f %%, theirs "
                "%.3f %%\n",
        s.server.size, s.server.ratePerS, static_cast<long long>(s.fastestMs),
        static_cast<long long>(s.slowestMs), f.wallS(), f.wallS() / idealS, f.throttledPercent(),
        f.othersRefusedPercent());
}

// Calls at 0.5 s of each other; a bucket of two shows one left, then none.
class WindowWatchTest : public ::testing::Test
{
protected:
    void see(qint64 ms, double remaining)
    {
        watch.see({.ticket = ++m_ticket, .sentMs = ms, .remaining = remaining, .delayMs = 10}, 2);
    }
    void refuse(qint64 ms) { watch.refused(++m_ticket, ms); }
    // The window begins 300 ms into the second.
    void seconds(int from, int to)
    {
        for (int i = from; i < to; ++i) {
            see(i * 1'000 + 400, 1);
            see(i * 1'000 + 900, 0);
        }
    }
    WindowWatch watch;

private:
    quint64 m_ticket = 0;
};

TEST_F(WindowWatchTest, gainsAtTheSameInstantAreAWindowOnceCallsWereRefused)
{
    seconds(0, 20);
    EXPECT_FALSE(watch.proven()) << "nobody was refused";
    for (int i = 20; i < 23; ++i) {
        refuse(i * 1'000 + 250);
        seconds(i, i + 1);
    }
    ASSERT_TRUE(watch.proven());
    const qint64 began = watch.beganMs(30'000);
    EXPECT_GE(began, 29'300) << "never before it begins";
    EXPECT_LE(began, 29'410);
    EXPECT_EQ(watch.beganMs(began), began);
    EXPECT_EQ(watch.beganMs(began - 1), began - 1'000);
    EXPECT_GT(watch.closesMs(30'000, 50), began);
    EXPECT_LE(watch.closesMs(30'000, 50), 30'300 - 50) << "to arrive in it, however long it takes";
    EXPECT_EQ(watch.closesMs(30'000, 5'000), began + 100) << "something is left to send in";
}

TEST_F(WindowWatchTest, gainsAtDifferentInstantsAreNone)
{
    for (int i = 0; i < 60; ++i) {
        const qint64 at = i * 2'000 + (i * 370) % 1'000;
        refuse(at);
        see(at + 100, 0);
        see(at + 300, 1);
    }
    EXPECT_FALSE(watch.proven());
}

TEST_F(WindowWatchTest, refusalsMoveItAndThenDisproveIt)
{
    for (int i = 0; i < 10 && !watch.proven(); ++i) {
        refuse(i * 1'000 + 250);
        seconds(i, i + 1);
    }
    ASSERT_TRUE(watch.proven());
    const qint64 before = watch.beganMs(20'000);
    refuse(20'200);
    EXPECT_GT(watch.beganMs(20'000), before);
    for (int i = 0; i < 8 && watch.proven(); ++i)
        refuse(21'200 + i * 1'000);
    EXPECT_FALSE(watch.proven());
}

TEST_F(WindowWatchTest, aCallThatWentMissingSpoilsNoPair)
{
    see(0, 0);
    watch.interrupt();
    for (int i = 0; i < 20; ++i) {
        refuse(i * 1'000);
        watch.interrupt();
        see(i * 1'000 + 400, 1);
        watch.interrupt();
    }
    EXPECT_FALSE(watch.proven());
}

struct Window
{
    BucketProfile bucket;
    double reserve;
    int calls;
    double mostRefusedPercent; // before it is known when they begin
};

class PacerWindows : public ::testing::TestWithParam<Window>
{
};

// What a window leaves is lost at its end, so a reserve costs its share of the refill.
TEST_P(PacerWindows, sendsWhatAWindowHoldsAsSoonAsItBegins)
{
    for (const auto &[fastest, slowest] :
        {std::pair<qint64, qint64>{25, 55}, {25, 300}, {180, 180}, {50, 400}}) {
        Scenario s;
        s.server = s.assumed = GetParam().bucket;
        s.shares.reserve = GetParam().reserve;
        s.stepMs = 1'000;
        s.calls = GetParam().calls;
        s.fastestMs = fastest;
        s.slowestMs = slowest;
        const Figures f = simulate(s);
        const double held = s.server.size - std::floor(GetParam().reserve);
        const double ideal = (s.calls - s.server.size) / std::min(s.server.ratePerS, held) + 1;
        print(s, f, ideal);
        EXPECT_EQ(f.done, s.calls);
        EXPECT_LE(f.throttledPercent(), GetParam().mostRefusedPercent);
        EXPECT_LE(f.wallS(), 1.01 * ideal + 1);
    }
}

INSTANTIATE_TEST_SUITE_P(Full, PacerWindows,
    ::testing::Values(Window{{2, 2}, 0, 1'300, 0.4}, Window{{2, 2}, 0.3, 1'300, 0.4},
        Window{{10, 2}, 0, 1'300, 0.4}, Window{{25, 25}, 3, 15'000, 0.2},
        Window{{100, 100}, 0, 60'000, 0.2}, Window{{100, 100}, 8, 60'000, 0.2}));

TEST(PacerShared, aDripThatOthersShareIsNotTakenForThem)
{
    for (const auto &[bucket, others, reserve] : {std::tuple{BucketProfile{10, 2}, 0.5, 1.5},
             {BucketProfile{25, 25}, 5.0, 3.0}, {BucketProfile{100, 100}, 30.0, 8.0}}) {
        Scenario s;
        s.server = s.assumed = bucket;
        s.shares.reserve = reserve;
        s.othersPerS = others;
        s.calls = static_cast<int>(600 * (bucket.ratePerS - others));
        s.fastestMs = 25;
        s.slowestMs = 300;
        const Figures f = simulate(s);
        print(s, f, f.wallS());
        EXPECT_LE(f.othersRefusedPercent(), 1);
    }
}

} // namespace
} // namespace bulkhead::pacing
