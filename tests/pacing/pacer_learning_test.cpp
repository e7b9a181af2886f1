// SPDX-License-Identifier: Apache-2.0
// Wrong assumptions and hostile servers.
#include "simulation.h"
#include "testing/testing.h"

#include <cstdio>

namespace bulkhead::pacing {
namespace {

struct Wrong
{
    BucketProfile assumed;
    BucketProfile server;
    int calls;
    int mostRefused;
};

class PacerWrongProfile : public ::testing::TestWithParam<Wrong>
{
};

TEST_P(PacerWrongProfile, reachesTheRealRefill)
{
    for (const auto &[fastest, slowest] :
        {std::pair<qint64, qint64>{180, 180}, std::pair<qint64, qint64>{50, 400}}) {
        Scenario s;
        s.assumed = GetParam().assumed;
        s.server = GetParam().server;
        s.calls = GetParam().calls;
        s.fastestMs = fastest;
        s.slowestMs = slowest;
        Simulation simulation(s);
        simulation.runUntil(20'000 + static_cast<qint64>(20'000 / s.server.ratePerS));
        const Figures start = simulation.figures;
        const Figures end = simulation.run();
        const double rate =
            (end.done - start.done) / (static_cast<double>(end.wallMs - start.wallMs) / 1000);
        std::printf("taken for %g/%g, is %g/%g, %lld..%lld ms: %.3f/s after the start, %d refused, "
                    "believed %g/%.3f\n",
            s.assumed.size, s.assumed.ratePerS, s.server.size, s.server.ratePerS,
            static_cast<long long>(fastest), static_cast<long long>(slowest), rate, end.throttled,
            simulation.pacer.believed().size, simulation.pacer.believed().ratePerS);
        EXPECT_GE(rate, 0.98 * s.server.ratePerS);
        EXPECT_LE(end.throttled, GetParam().mostRefused);
        EXPECT_EQ(simulation.pacer.believed().size, s.server.size);
    }
}

// A burst larger than the bucket is refused before any answer can tell; the rest must not be.
INSTANTIATE_TEST_SUITE_P(Profiles, PacerWrongProfile,
    ::testing::Values(Wrong{{50, 16}, {50, 10}, 3'000, 2}, Wrong{{50, 16}, {50, 2}, 600, 2},
        Wrong{{50, 16}, {50, 50}, 10'000, 0}, Wrong{{50, 16}, {50, 0.5}, 200, 10},
        Wrong{{50, 16}, {64, 5}, 1'500, 5}, Wrong{{50, 16}, {64, 40}, 10'000, 0},
        Wrong{{50, 16}, {400, 1000}, 60'000, 5}, Wrong{{50, 16}, {1000, 1000}, 60'000, 60},
        Wrong{{10, 2}, {50, 16}, 3'000, 0}, Wrong{{2, 2}, {100, 100}, 15'000, 5},
        Wrong{{50, 16}, {10, 2}, 400, 40}, Wrong{{50, 16}, {2, 2}, 400, 60}));

TEST(PacerRandom, everyInterleavingEndsWithinTheBucket)
{
    std::mt19937 random(7);
    const auto upTo = [&](quint32 n) {
        return static_cast<int>(random() % n);
    };
    for (quint32 i = 0; i < 150; ++i) {
        Scenario s;
        s.server = {2.0 + upTo(100), 0.5 + upTo(100)};
        s.stepMs = upTo(4) ? 1 : upTo(2) ? 1'000 : 60'000;
        if (s.stepMs == 60'000)
            s.server.ratePerS = s.server.size / 60;
        s.assumed = upTo(2) ? s.server : BucketProfile{1.0 + upTo(100), 0.5 + upTo(50)};
        s.calls = 200 + upTo(400);
        s.fastestMs = upTo(200);
        s.slowestMs = s.fastestMs + upTo(400);
        s.othersPerS = upTo(2) ? 0 : s.server.ratePerS * upTo(60) / 100;
        s.othersAtOnce = 1 + upTo(4);
        s.headers = upTo(4) != 0;
        s.lostShare = upTo(5) ? 0 : 0.02;
        s.mostInFlight = 1 + upTo(60);
        if (upTo(3) == 0)
            s.shares.reserve = upTo(120);
        if (upTo(4) == 0)
            s.shares.start = Start::Polite;
        s.seed = i + 1;
        const Figures f = simulate(s);
        ASSERT_EQ(f.done + f.lost, s.calls) << "starved in scenario " << i;
        // What got through is no more than a bucket can give, and refusals stay a small price.
        EXPECT_LE(f.done, s.server.size + s.server.ratePerS * (f.wallS() + 1) + 1) << i;
    }
}

TEST(PacerChange, followsALimitThatChangesMidRun)
{
    Scenario s;
    s.calls = 6'000;
    Simulation simulation(s);
    simulation.runUntil(60'000);
    simulation.bucket.setProfile({10, 2});
    simulation.runUntil(120'000);
    const Figures before = simulation.figures;
    simulation.runUntil(240'000);
    EXPECT_EQ(simulation.pacer.believed().size, 10);
    EXPECT_NEAR(simulation.figures.done - before.done, 240, 5);
    EXPECT_LE(simulation.figures.throttled, 30);
}

} // namespace
} // namespace bulkhead::pacing
