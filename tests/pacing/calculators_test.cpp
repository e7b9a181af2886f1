// SPDX-License-Identifier: Apache-2.0
#include "pacing/bucket_mirror.h"
#include "pacing/limit_watch.h"
#include "pacing/refill_learner.h"
#include "pacing/send_log.h"
#include "pacing/throttle_pause.h"

#include "testing/testing.h"

#include <random>

namespace bulkhead::pacing {
namespace {

TEST(BucketMirror, holdsNoNegativeCreditWhateverHappens)
{
    std::mt19937 random(3);
    const auto upTo = [&](quint32 n) {
        return static_cast<double>(random() % n);
    };
    BucketMirror mirror({50, 16}, 50);
    for (int i = 0; i < 20'000; ++i) {
        const double mark = mirror.charge();
        switch (random() % 6) {
        case 0: mirror.advance(static_cast<qint64>(upTo(5'000))); break;
        case 1: mirror.correct(mark, upTo(60) - 5, upTo(60), random() % 2); break;
        case 2: mirror.refuse(mark, random() % 2); break;
        case 3: mirror.setRate(0.1 + upTo(100)); break;
        case 4: mirror.setLevel(upTo(80) - 10); break;
        default: mirror.setProfile({1 + upTo(100), 0.1 + upTo(100)});
        }
        ASSERT_GE(mirror.level(), 0);
        ASSERT_LE(mirror.level(), mirror.profile().size);
        ASSERT_GT(mirror.netPerS(), 0);
    }
}

TEST(LimitWatch, firstLimitCountsAtOnceAnotherAfterThree)
{
    using V = LimitWatch::Verdict;
    const auto hint = [](qint64 limit, qint64 remaining) {
        return RateHint{limit, remaining, {}, {}, {}};
    };
    LimitWatch watch;
    EXPECT_EQ(watch.judge({}), V::Nothing);
    EXPECT_EQ(watch.judge(hint(50, 51)), V::Nothing);
    EXPECT_EQ(watch.judge(hint(0, 0)), V::Nothing);
    EXPECT_EQ(watch.judge(hint(50, 50)), V::Changed);
    EXPECT_EQ(watch.judge(hint(50, 3)), V::Known);
    EXPECT_EQ(watch.judge(hint(10, 3)), V::Nothing);
    EXPECT_EQ(watch.judge(hint(10, 3)), V::Nothing);
    EXPECT_EQ(watch.judge(hint(50, 3)), V::Known); // interrupts the row
    EXPECT_EQ(watch.judge(hint(10, 3)), V::Nothing);
    EXPECT_EQ(watch.judge(hint(10, 3)), V::Nothing);
    EXPECT_EQ(watch.judge(hint(10, 3)), V::Changed);
    EXPECT_EQ(watch.limit(), 10);
}

TEST(BucketMirror, roundingInsideTheBoundsTeachesNothing)
{
    BucketMirror mirror({50, 16}, 50);
    const double mark = mirror.charge();
    mirror.advance(100);
    mirror.correct(mark, 49, 50);
    EXPECT_DOUBLE_EQ(mirror.level(), 50); // 49 and 1.6 more, but never over the rim
    EXPECT_DOUBLE_EQ(mirror.drainPerS(), 0);
}

TEST(BucketMirror, lessThanExpectedIsDrainByOthers)
{
    BucketMirror mirror({50, 16}, 30);
    const double mark = mirror.charge();
    mirror.correct(mark, 22, 23);
    EXPECT_DOUBLE_EQ(mirror.level(), 23);
    EXPECT_DOUBLE_EQ(mirror.drainPerS(), 2);
    EXPECT_DOUBLE_EQ(mirror.netPerS(), 14);
}

TEST(BucketMirror, levelStaysWithinTheBucketAndKeepsAShare)
{
    BucketMirror mirror({2, 2}, 9);
    EXPECT_DOUBLE_EQ(mirror.level(), 2);
    for (int i = 0; i < 50; ++i)
        mirror.correct(mirror.charge(), -1e9, -1e6);
    EXPECT_DOUBLE_EQ(mirror.level(), 0);
    EXPECT_TRUE(mirror.exhausted());
    EXPECT_GT(mirror.netPerS(), 0.1);
}

TEST(RefillLearner, aGainIsAFloorForTheRefill)
{
    RefillLearner learner;
    EXPECT_FALSE(learner.learn({1, 0, 10}, 16));
    const auto better = learner.learn({41, 1'000, 10}, 16); // 40 calls paid for in a second
    ASSERT_TRUE(better);
    EXPECT_NEAR(*better, 39, 0.1); // less the rounding
    EXPECT_TRUE(learner.proven());
}

TEST(RefillLearner, evenShortfallIsARefillTakenTooHighUnevenOnesAreOthers)
{
    const auto learnt = [](std::initializer_list<int> callsPerWindow, bool full) {
        RefillLearner learner;
        std::optional<double> found;
        Sighting seen{1, 0, 10};
        (void)learner.learn(seen, 16);
        for (const int calls : callsPerWindow) {
            seen.ticket += static_cast<quint64>(calls);
            seen.sentMs += 5'000;
            seen.full = full;
            if (const auto better = learner.learn(seen, 16))
                found = better;
        }
        return found;
    };
    ASSERT_TRUE(learnt({50, 50, 51, 49, 50, 50}, false));
    EXPECT_NEAR(*learnt({50, 50, 51, 49, 50, 50}, false), 10, 0.1);
    EXPECT_FALSE(learnt({50, 38, 60, 45, 57, 50}, false));
    EXPECT_FALSE(learnt({50, 50, 51, 49, 50, 50}, true)); // a full bucket shows nothing
    EXPECT_FALSE(learnt({50, 50, 51}, false));
}

TEST(ThrottlePause, growsPerBurstAndForgets)
{
    ThrottlePause pause;
    EXPECT_TRUE(pause.refused(0, {}, 10, 0));
    const qint64 first = pause.until();
    EXPECT_GE(first, 100);
    EXPECT_LE(first, 120);
    EXPECT_FALSE(pause.refused(1, {}, 10, 1)); // the same burst
    EXPECT_LE(pause.until(), 122);
    EXPECT_TRUE(pause.refused(200, {}, 10, 200));
    EXPECT_GE(pause.until() - 200, 160);
    pause.accepted(500);
    EXPECT_TRUE(pause.refused(600, {}, 10, 600));
    EXPECT_LE(pause.until() - 600, 120);
}

TEST(ThrottlePause, resetShortensButNeverProlongs)
{
    RateHint hint;
    hint.dateUnixMs = 1'770'000'000'000;
    hint.resetUnixS = 1'770'000'000;
    ThrottlePause slow;
    slow.refused(0, hint, 0.2, 0);
    EXPECT_EQ(slow.until(), 1'000);
    hint.resetUnixS = 1'770'009'999;
    ThrottlePause far;
    far.refused(0, hint, 10, 0);
    EXPECT_LE(far.until(), 120);
}

TEST(SendLog, countsNeighboursAndClosesOnce)
{
    SendLog log;
    for (qint64 ms : {0, 10, 20, 30, 40})
        (void)log.add(ms, 0);
    const auto middle = log.close(3);
    ASSERT_TRUE(middle);
    EXPECT_FALSE(log.close(3));
    EXPECT_FALSE(log.close(99));
    EXPECT_EQ(log.open(), 4);
    EXPECT_EQ(log.after(*middle, 15).calls, 1);
    EXPECT_EQ(log.after(*middle, 15).farthestMs, 10);
    EXPECT_EQ(log.after(*middle, 0).calls, 0);
    EXPECT_EQ(log.laggards(*middle, 0), 2); // both still open
    (void)log.close(1);
    EXPECT_EQ(log.laggards(*middle, 0), 1);
    EXPECT_EQ(log.laggards(*middle, 100), 2);
}

} // namespace
} // namespace bulkhead::pacing
