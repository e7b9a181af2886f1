// SPDX-License-Identifier: Apache-2.0
#include "pacing/buckets.h"

#include "testing/testing.h"

namespace bulkhead::pacing {
namespace {

constexpr auto other = EndpointGroup::Other;
constexpr auto readUsers = EndpointGroup::ReadUsers;
constexpr auto writeUsers = EndpointGroup::WriteUsers;
constexpr auto readLogs = EndpointGroup::ReadLogs;

RateHint hint(qint64 limit, qint64 remaining)
{
    RateHint h;
    h.limit = limit;
    h.remaining = remaining;
    return h;
}

class BucketsTest : public ::testing::Test
{
protected:
    void answer(EndpointGroup group, const RateHint &h)
    {
        m_now += 1'000;
        m_buckets.answered(m_buckets.sent(group, m_now), h, m_now + 50);
    }
    int sendAll(EndpointGroup group)
    {
        int sent = 0;
        while (m_buckets.waitMs(group, m_now) == 0 && ++sent < 1'000)
            (void)m_buckets.sent(group, m_now);
        return sent;
    }
    Buckets m_buckets{{50, 16}, {.reserve = 0}};
    qint64 m_now = 0;
};

TEST_F(BucketsTest, onOneBucketForAllEveryGroupDrawsOnIt)
{
    answer(readUsers, hint(50, 49));
    answer(writeUsers, hint(50, 48));
    answer(other, hint(50, 48));
    EXPECT_FALSE(m_buckets.own(readUsers));
    EXPECT_EQ(m_buckets.shared().limitSeen(), 50);
    m_now += 10'000;
    EXPECT_EQ(sendAll(readUsers), 49);
    EXPECT_GT(m_buckets.waitMs(writeUsers, m_now), 0);
}

TEST_F(BucketsTest, anEssentialsTenantRevealsItsGroupsOneByOne)
{
    answer(readUsers, hint(40, 39));
    ASSERT_TRUE(m_buckets.own(readUsers));
    EXPECT_TRUE(m_buckets.groupsApart());
    EXPECT_NEAR(m_buckets.ceilingPerS(readUsers), 500.0 / 60, 1e-9);
    EXPECT_EQ(m_buckets.shared().limitSeen(), 0); // of the shared one it knows the plan's
    EXPECT_EQ(m_buckets.shared().believed().size, 10);
    EXPECT_EQ(m_buckets.shared().believed().ratePerS, 2.5);
    answer(other, hint(10, 9));
    EXPECT_EQ(m_buckets.shared().believed().size, 10);
    answer(readLogs, hint(10, 2)); // as large as the shared one, and another all the same
    ASSERT_TRUE(m_buckets.own(readLogs));
    m_now += 10'000;
    const int users = sendAll(readUsers);
    EXPECT_GE(users, 30);
    EXPECT_LE(users, 40);
    EXPECT_EQ(m_buckets.waitMs(other, m_now), 0); // untouched by those
    EXPECT_GT(m_buckets.waitMs(readUsers, m_now), 0);
}

TEST_F(BucketsTest, anUnknownGroupBucketIsAskedBesideTheSharedOne)
{
    answer(other, hint(50, 49));
    answer(writeUsers, hint(7, 6));
    ASSERT_TRUE(m_buckets.own(writeUsers));
    EXPECT_FALSE(m_buckets.groupsApart());
    EXPECT_EQ(m_buckets.shared().believed().size, 50);
    EXPECT_LE(sendAll(writeUsers), 7);
    EXPECT_EQ(m_buckets.waitMs(other, m_now), 0);
    EXPECT_GE(sendAll(other), 30);
    EXPECT_GT(m_buckets.waitMs(writeUsers, m_now), 0);
}

TEST_F(BucketsTest, aRefusalPausesTheBucketThatRefused)
{
    answer(readUsers, hint(40, 39));
    answer(other, hint(10, 9));
    m_now += 10'000;
    m_buckets.throttled(m_buckets.sent(readUsers, m_now), hint(40, 0), m_now);
    EXPECT_GT(m_buckets.waitMs(readUsers, m_now), 0);
    EXPECT_EQ(m_buckets.waitMs(other, m_now), 0);
    m_buckets.throttled(m_buckets.sent(other, m_now), {}, m_now);
    EXPECT_GT(m_buckets.waitMs(other, m_now), 0);
}

TEST_F(BucketsTest, garbageRevealsNothing)
{
    for (const RateHint &h :
        {RateHint{}, hint(0, 0), hint(-3, 1), hint(5, 9), hint(1'000'000'000, 3)}) {
        answer(readUsers, h);
        EXPECT_FALSE(m_buckets.own(readUsers));
    }
}

TEST_F(BucketsTest, aCapIsItsGroupsAlone)
{
    constexpr auto mail = EndpointGroup::Mail;
    m_buckets.cap(mail, 8.0 / 60);
    EXPECT_EQ(sendAll(mail), 1);
    EXPECT_NEAR(m_buckets.ceilingPerS(mail), 8.0 / 60, 1e-9);
    EXPECT_EQ(m_buckets.waitMs(other, m_now), 0);
    m_now += 7'500;
    EXPECT_EQ(m_buckets.waitMs(mail, m_now), 0);
    m_buckets.uncap(mail);
    EXPECT_GT(sendAll(mail), 10);
}

TEST_F(BucketsTest, sharesReachEveryBucket)
{
    answer(readUsers, hint(40, 39));
    m_buckets.setShares({.ceilingPercent = 50});
    EXPECT_NEAR(m_buckets.ceilingPerS(readUsers), 250.0 / 60, 1e-9);
    EXPECT_NEAR(m_buckets.ceilingPerS(), 1.25, 1e-9);
}

} // namespace
} // namespace bulkhead::pacing
