// SPDX-License-Identifier: Apache-2.0
#include "practice/bucket.h"

#include "testing/testing.h"

namespace bulkhead::practice {
namespace {

int drain(Bucket &bucket, qint64 nowMs)
{
    int taken = 0;
    for (; bucket.has(nowMs); ++taken)
        bucket.take();
    return taken;
}

TEST(PracticeBucket, StartsFullAndPassesItsSize)
{
    Bucket bucket(50, 16, 1000);
    EXPECT_EQ(bucket.state(1000).limit, 50);
    EXPECT_EQ(bucket.state(1000).remaining, 50);
    EXPECT_EQ(bucket.state(1000).fullInMs, 0);
    EXPECT_EQ(drain(bucket, 1000), 50);
    EXPECT_EQ(bucket.state(1000).remaining, 0);
}

TEST(PracticeBucket, DripsByTheMillisecond)
{
    Bucket bucket(50, 16, 0);
    EXPECT_EQ(drain(bucket, 0), 50);
    EXPECT_FALSE(bucket.has(62)); // 16 per second: one in 62.5 ms
    EXPECT_TRUE(bucket.has(63));
    EXPECT_EQ(drain(bucket, 1063), 17);
}

TEST(PracticeBucket, RefillsByTheSecondWhereTheLimitIsPerMinute)
{
    Bucket bucket(10, 2.5, 500, 1000);
    EXPECT_EQ(drain(bucket, 500), 10);
    EXPECT_FALSE(bucket.has(1499));
    EXPECT_EQ(drain(bucket, 1500), 2);
    EXPECT_FALSE(bucket.has(2499));
    EXPECT_EQ(drain(bucket, 2500), 3); // a half was left
    EXPECT_EQ(drain(bucket, 60'000), 10);
}

TEST(PracticeBucket, ManySmallDripsAreAsMuchAsOneBig)
{
    Bucket bucket(50, 16, 0);
    drain(bucket, 0);
    int taken = 0;
    for (qint64 now = 1; now <= 1000; ++now)
        taken += drain(bucket, now);
    EXPECT_EQ(taken, 16);
}

TEST(PracticeBucket, ARefusedCallCostsNothing)
{
    Bucket bucket(1, 1, 0);
    bucket.take();
    for (qint64 now = 0; now < 1000; now += 10)
        EXPECT_FALSE(bucket.has(now));
    EXPECT_TRUE(bucket.has(1000));
}

TEST(PracticeBucket, TellsWhenItIsFullAgain)
{
    Bucket bucket(10, 2, 0);
    drain(bucket, 0);
    EXPECT_EQ(bucket.state(0).fullInMs, 5000);
    EXPECT_EQ(bucket.state(1000).fullInMs, 4000);
    EXPECT_EQ(bucket.state(9000).fullInMs, 0);
}

TEST(PracticeBucket, NeverOverflowsAndIgnoresTimeThatRunsBack)
{
    Bucket bucket(3, 100, 1000);
    EXPECT_EQ(bucket.state(900'000).remaining, 3);
    drain(bucket, 900'000);
    EXPECT_FALSE(bucket.has(1000));
}

TEST(PracticeBucket, ARateOfZeroNeverRefills)
{
    Bucket bucket(1, 0, 0);
    bucket.take();
    EXPECT_FALSE(bucket.has(1'000'000'000));
    EXPECT_GT(bucket.state(0).fullInMs, 1'000'000'000);
}

} // namespace
} // namespace bulkhead::practice
