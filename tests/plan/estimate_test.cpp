// SPDX-License-Identifier: Apache-2.0
#include "plan/estimate.h"

#include "testing/testing.h"

namespace bulkhead::plan {
namespace {

using pacing::EndpointGroup;

TEST(SecondsFor, IsWhatIsLeftAfterTheBurstAtTheRate)
{
    struct Case
    {
        qint64 calls;
        Rate rate;
        qint64 seconds;
    };
    for (const Case &c : std::initializer_list<Case>{
             {0, {50, 16}, 0},
             {50, {50, 16}, 0},
             {51, {50, 16}, 1},
             {66, {50, 16}, 1},
             {67, {50, 16}, 2},
             {10, {0, 2}, 5},
             {11, {0, 2}, 6},
             {1, {0, 0.5}, 2},
             {10'000, {50, 16}, 622},
             {1'000'000, {100, 100}, 9999},
             {10, {5, 0}, 0}, // nobody knows
             {10, {5, -1}, 0},
         })
        EXPECT_EQ(secondsFor(c.calls, c.rate), c.seconds)
            << c.calls << " calls, " << c.rate.burst << " then " << c.rate.perS;
}

CallsByGroup calls(qint64 others, qint64 reads, qint64 writes, qint64 mails)
{
    CallsByGroup all{};
    all[size_t(EndpointGroup::Other)] = others;
    all[size_t(EndpointGroup::ReadUsers)] = reads;
    all[size_t(EndpointGroup::WriteUsers)] = writes;
    all[size_t(EndpointGroup::Mail)] = mails;
    return all;
}

// 10 a second shared, 5 of mails; apart: 20 reads, 4 writes.
Rates rates(bool apart)
{
    Rates all{{0, 10}, {0, 5}};
    if (apart) {
        all.apart[size_t(EndpointGroup::ReadUsers)] = Rate{0, 20};
        all.apart[size_t(EndpointGroup::WriteUsers)] = Rate{0, 4};
    }
    return all;
}

TEST(SecondsFor, BucketsRunSideBySide)
{
    struct Case
    {
        CallsByGroup calls;
        qint64 shared, apart;
    };
    for (const Case &c : std::initializer_list<Case>{
             {calls(0, 0, 0, 0), 0, 0}, {calls(100, 0, 0, 0), 10, 10},
             {calls(100, 100, 100, 0), 30, 25}, // the writes
             {calls(1000, 100, 100, 0), 120, 100}, // the others
             {calls(0, 1000, 100, 0), 110, 50}, // the reads
             {calls(100, 100, 100, 500), 100, 100}, // the mails
         }) {
        EXPECT_EQ(secondsFor(c.calls, rates(false)), c.shared);
        EXPECT_EQ(secondsFor(c.calls, rates(true)), c.apart);
        EXPECT_EQ(secondsLeft(c.calls, rates(true)), c.apart);
    }
}

TEST(SecondsLeft, CountsOnNoBurstAndDoesNotGuess)
{
    Rates all = rates(true);
    all.management.burst = all.authentication.burst = 50;
    all.apart[size_t(EndpointGroup::ReadUsers)]->burst = 50;
    EXPECT_EQ(secondsFor(calls(50, 50, 0, 50), all), 0);
    EXPECT_EQ(secondsLeft(calls(50, 50, 0, 0), all), 5);
    all.authentication.perS = 0;
    EXPECT_EQ(secondsLeft(calls(50, 50, 0, 0), all), 5);
    EXPECT_EQ(secondsLeft(calls(50, 50, 0, 1), all), -1);
}

} // namespace
} // namespace bulkhead::plan
