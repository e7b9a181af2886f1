// SPDX-License-Identifier: Apache-2.0
// What the pacer promises on a simulated tenant, with the figures printed.
#include "simulation.h"
#include "testing/testing.h"

#include <cstdio>

namespace bulkhead::pacing {
namespace {

void print(const char *what, const Scenario &s, const Figures &f, double idealS)
{
    std::printf("%-10s %5g/%-5g %3lld..%3lld ms  others %g/s: wall %8.2f s, %.4f of ideal, own 429 "
                "%.3f %%, theirs %.3f %%\n",
        what, s.server.size, s.server.ratePerS, static_cast<long long>(s.fastestMs),
        static_cast<long long>(s.slowestMs), s.othersPerS, f.wallS(), f.wallS() / idealS,
        f.throttledPercent(), f.othersRefusedPercent());
}

double idealS(const Scenario &s, double calls)
{
    return (calls - s.server.size) / s.server.ratePerS;
}

struct Alone
{
    BucketProfile bucket;
    int calls;
};

class PacerAlone : public ::testing::TestWithParam<Alone>
{
};

TEST_P(PacerAlone, usesTheWholeRefillAndIsNeverRefused)
{
    constexpr std::pair<qint64, qint64> latencies[]{
        {5, 5}, {180, 180}, {400, 400}, {5, 400}, {100, 250}};
    quint32 seed = 1;
    for (const auto &[fastest, slowest] : latencies) {
        Scenario s;
        s.server = s.assumed = GetParam().bucket;
        s.calls = GetParam().calls;
        s.fastestMs = fastest;
        s.slowestMs = slowest;
        s.seed = seed++;
        const Figures f = simulate(s);
        const double ideal = idealS(s, s.calls);
        print("alone", s, f, ideal);
        EXPECT_EQ(f.done, s.calls);
        EXPECT_EQ(f.throttled, 0);
        EXPECT_LE(f.wallS(), 1.01 * ideal + 1);
    }
}

INSTANTIATE_TEST_SUITE_P(Buckets, PacerAlone,
    ::testing::Values(Alone{{2, 2}, 1'300}, Alone{{10, 2}, 1'300}, Alone{{50, 16}, 10'000},
        Alone{{10, 2.5}, 1'600}, Alone{{100, 100}, 60'000}, Alone{{1000, 1000}, 60'000}));

TEST(PacerShared, leavesTheOthersTheirPart)
{
    for (const double others : {2.0, 5.0, 8.0}) {
        int own = 0, ownRefused = 0, theirs = 0, theirsRefused = 0;
        for (quint32 seed = 1; seed <= 3; ++seed) {
            Scenario s;
            s.othersPerS = others;
            s.shares.reserve = 8;
            s.fastestMs = seed == 3 ? 50 : 180;
            s.slowestMs = seed == 3 ? 400 : 180;
            s.seed = seed;
            const Figures f = simulate(s);
            const double ideal = idealS(s, s.calls + f.others - f.othersRefused + 8);
            print("shared", s, f, ideal);
            EXPECT_LE(f.wallS(), 1.03 * ideal);
            own += f.sent;
            ownRefused += f.throttled;
            theirs += f.others;
            theirsRefused += f.othersRefused;
        }
        EXPECT_LE(ownRefused, own * 0.001);
        EXPECT_LE(theirsRefused, theirs * 0.003);
    }
}

TEST(PacerShared, stillMovesWhereOthersTakeEverything)
{
    Scenario s;
    s.othersPerS = 40;
    s.calls = 200;
    const Figures f = simulate(s);
    print("crowded", s, f, idealS(s, s.calls));
    EXPECT_EQ(f.done, 200);
}

TEST(PacerShared, ceilingHoldsWithinTwoPercent)
{
    for (const double percent : {25.0, 50.0, 80.0}) {
        Scenario s;
        s.shares.ceilingPercent = percent;
        s.calls = 6'000;
        s.fastestMs = 50;
        s.slowestMs = 300;
        const Figures f = simulate(s);
        const double rate = s.calls / f.wallS();
        std::printf("ceiling %g %%: %.3f/s of %.3f/s\n", percent, rate, 16 * percent / 100);
        EXPECT_NEAR(rate, 16 * percent / 100, 16 * percent / 100 * 0.02);
        EXPECT_EQ(f.throttled, 0);
    }
}

TEST(PacerShared, mailLaneSendsEightAMinute)
{
    Scenario s;
    s.server = s.assumed = {100, 100};
    s.shares.maxPerS = 8.0 / 60;
    s.calls = 200;
    const Figures f = simulate(s);
    EXPECT_NEAR((s.calls - 1) / f.wallS(), 8.0 / 60, 8.0 / 60 * 0.01);
}

struct Stepped
{
    const char *what;
    BucketProfile bucket;
    qint64 stepMs;
    int calls;
    double mostRefusedPercent; // a refused call costs nothing but itself
    double slower = 1.01;
};

class PacerStepped : public ::testing::TestWithParam<Stepped>
{
};

// Nobody tells which of the two it is, so the pacer has to live with either.
TEST_P(PacerStepped, usesTheWholeRefillHoweverItComes)
{
    for (const qint64 slowest : {40, 300}) {
        Scenario s;
        s.server = GetParam().bucket;
        s.assumed = {50, 16};
        s.mostInFlight = 1; // as long as nothing is known
        s.stepMs = GetParam().stepMs;
        s.calls = GetParam().calls;
        s.fastestMs = 25;
        s.slowestMs = slowest;
        Simulation simulation(s);
        simulation.runUntil(slowest);
        simulation.letInFlight(5'000);
        const Figures f = simulation.run();
        // The last token may come a whole step late.
        const double ideal = idealS(s, s.calls) + static_cast<double>(s.stepMs) / 1000;
        print(GetParam().what, s, f, ideal);
        EXPECT_EQ(f.done, s.calls);
        EXPECT_LE(f.throttledPercent(), GetParam().mostRefusedPercent);
        EXPECT_LE(f.wallS(), GetParam().slower * ideal + 1);
        EXPECT_LE(simulation.pacer.believed().ratePerS, 1.05 * s.server.ratePerS);
    }
}

INSTANTIATE_TEST_SUITE_P(Refills, PacerStepped,
    ::testing::Values(Stepped{"150 a min", {10, 2.5}, 1'000, 1'600, 0},
        Stepped{"300 a min", {300, 5}, 1'000, 3'500, 0},
        Stepped{"windows", {50, 16}, 1'000, 10'000, 0.1},
        // What the reserve keeps is lost at the end of each of these.
        Stepped{"minutes", {300, 5}, 60'000, 3'500, 1, 1.05}));

TEST(PacerShared, burstsOfOthersUpToTheReserveFindTheirTokens)
{
    for (const auto &[least, most] : {std::pair{2, 2}, {4, 4}, {1, 8}, {8, 8}}) {
        int theirs = 0, refused = 0;
        for (quint32 seed = 1; seed <= 8; ++seed) {
            Scenario s;
            s.othersPerS = 2;
            s.othersAtOnce = least;
            s.othersAtMost = most;
            s.shares.reserve = 8;
            s.fastestMs = 25;
            s.slowestMs = 55;
            s.seed = seed;
            const Figures f = simulate(s);
            const double ideal = idealS(s, s.calls + f.others - f.othersRefused + 8);
            print("bursts", s, f, ideal);
            EXPECT_LE(f.wallS(), 1.02 * ideal);
            theirs += f.others;
            refused += f.othersRefused;
        }
        EXPECT_LE(refused, theirs * 0.002) << least << most;
    }
}

TEST(PacerAlone, withoutHeadersIsAnExactTokenBucket)
{
    for (const BucketProfile bucket : {BucketProfile{50, 16}, BucketProfile{100, 100}}) {
        Scenario s;
        s.server = s.assumed = bucket;
        s.headers = false;
        s.fastestMs = 20;
        s.slowestMs = 150;
        const Figures f = simulate(s);
        print("headerless", s, f, idealS(s, s.calls));
        EXPECT_EQ(f.throttled, 0);
        EXPECT_LE(f.wallS(), 1.01 * idealS(s, s.calls) + 1);
    }
}

} // namespace
} // namespace bulkhead::pacing
