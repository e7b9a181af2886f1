// SPDX-License-Identifier: Apache-2.0
#include "pacing/pacer.h"

#include "testing/testing.h"

#include <cmath>
#include <limits>

namespace bulkhead::pacing {
namespace {

constexpr qint64 farAhead = 1'000'000'000;

int sendAll(Pacer &pacer, qint64 nowMs)
{
    int sent = 0;
    while (pacer.waitMs(nowMs) == 0 && sent < 100'000) {
        (void)pacer.sent(nowMs);
        ++sent;
    }
    return sent;
}

RateHint hint(qint64 limit, qint64 remaining)
{
    RateHint h;
    h.limit = limit;
    h.remaining = remaining;
    return h;
}

TEST(Pacer, burstStopsAtTheReserve)
{
    const auto burst = [](BucketProfile profile, Shares shares) {
        Pacer pacer(profile, shares);
        return sendAll(pacer, 0);
    };
    EXPECT_EQ(burst({50, 16}, {}), 42); // 50 less 7.5
    EXPECT_EQ(burst({50, 16}, {.reserve = 0}), 49);
    EXPECT_EQ(burst({50, 16}, {.reserve = 49}), 1);
    EXPECT_EQ(burst({50, 16}, {.reserve = 500}), 1); // never the whole bucket
    EXPECT_EQ(burst({50, 16}, {.reserve = -5}), 49);
    EXPECT_EQ(burst({50, 16}, {.reserve = std::nan("")}), 49);
    EXPECT_EQ(burst({2, 2}, {}), 1);
    EXPECT_EQ(burst({1, 2}, {}), 1);
    EXPECT_EQ(burst({50, 16}, {.start = Start::Polite}), 17);
    EXPECT_EQ(burst({50, 16}, {.ceilingPercent = 50}), 25);
    EXPECT_EQ(burst({100, 100}, {.maxPerS = 8.0 / 60}), 1);
}

TEST(Pacer, ceilingIsTheSmallerOfShareAndCap)
{
    EXPECT_DOUBLE_EQ(Pacer({50, 16}).ceilingPerS(), 16);
    EXPECT_DOUBLE_EQ(Pacer({50, 16}, {.ceilingPercent = 50}).ceilingPerS(), 8);
    EXPECT_DOUBLE_EQ(Pacer({50, 16}, {.ceilingPercent = 50, .maxPerS = 3}).ceilingPerS(), 3);
    EXPECT_DOUBLE_EQ(Pacer({50, 16}, {.ceilingPercent = 900}).ceilingPerS(), 16);
}

TEST(Pacer, sharesChangeInMidRun)
{
    Pacer pacer({50, 16});
    pacer.setShares({.ceilingPercent = 10});
    EXPECT_EQ(sendAll(pacer, 0), 5);
    pacer.setShares({.reserve = 0});
    EXPECT_EQ(sendAll(pacer, 0), 44);
}

TEST(Pacer, anOutagePausesAndIsLifted)
{
    Pacer pacer({50, 16});
    pacer.pauseUntil(5'000);
    EXPECT_EQ(pacer.waitMs(0), 5'000);
    EXPECT_EQ(pacer.waitMs(5'000), 0);
    pacer.pauseUntil(farAhead);
    EXPECT_EQ(pacer.waitMs(5'000), 60'000);
    pacer.pauseUntil(0);
    EXPECT_EQ(pacer.waitMs(5'000), 0);
}

TEST(Pacer, aRefusalRestsForAboutOneTokenAndTheReserve)
{
    Pacer pacer({50, 16}, {.reserve = 0});
    const auto ticket = pacer.sent(0);
    pacer.throttled(ticket, hint(50, 0), 100);
    EXPECT_GE(pacer.waitMs(100), 62);
    EXPECT_LE(pacer.waitMs(100), 160);
    EXPECT_EQ(pacer.inFlight(), 0);
}

TEST(Pacer, retryAfterIsHonouredUpToAMinute)
{
    for (const auto &[asked, waited] : {std::pair<qint64, qint64>{7'000, 7'000},
             {3'600'000, 60'000}, {std::numeric_limits<qint64>::max(), 60'000}}) {
        Pacer pacer({50, 16});
        RateHint h;
        h.retryAfterMs = asked;
        pacer.throttled(pacer.sent(0), h, 0);
        EXPECT_EQ(pacer.waitMs(0), waited);
    }
}

TEST(Pacer, ticketsAreSettledOnce)
{
    Pacer pacer({50, 16});
    const auto ticket = pacer.sent(0);
    EXPECT_EQ(pacer.inFlight(), 1);
    pacer.lost(ticket, 10);
    pacer.answered(ticket, hint(10, 3), 20);
    pacer.throttled(ticket + 5, hint(10, 3), 20);
    pacer.lost(0, 20);
    EXPECT_EQ(pacer.inFlight(), 0);
    EXPECT_EQ(pacer.believed().size, 50);
    EXPECT_EQ(pacer.waitMs(20), 0);
}

TEST(Pacer, anAnswerAMinuteLateTeachesNothing)
{
    Pacer pacer({50, 16});
    const auto late = pacer.sent(0);
    pacer.answered(pacer.sent(59'000), hint(50, 49), 59'100);
    pacer.answered(late, hint(50, 0), 60'000);
    EXPECT_EQ(sendAll(pacer, 60'000), 42);
}

TEST(Pacer, clockStandingStillOrLeapingStaysBounded)
{
    Pacer pacer({50, 16});
    EXPECT_EQ(sendAll(pacer, 1'000), 42);
    EXPECT_EQ(sendAll(pacer, 1'000), 0);
    EXPECT_EQ(sendAll(pacer, 0), 0); // backwards
    EXPECT_EQ(sendAll(pacer, 1'000 + 3'600'000 * 8), 42); // suspended over night
    EXPECT_LE(sendAll(pacer, std::numeric_limits<qint64>::max() - 1), 42);
}

TEST(Pacer, garbageHeadersNeitherStormNorStarve)
{
    constexpr qint64 most = std::numeric_limits<qint64>::max();
    constexpr qint64 least = std::numeric_limits<qint64>::min();
    const std::optional<qint64> values[]{std::nullopt, least, -1, 0, 1, 7, 50, 1'000'000, most};
    for (const auto &limit : values) {
        for (const auto &remaining : values) {
            for (const auto &other : values) {
                const RateHint h{limit, remaining, other, other, other};
                Pacer pacer({50, 16});
                qint64 now = 0;
                int sent = 0;
                for (; now < 120'000; now += 500) {
                    while (pacer.waitMs(now) == 0) {
                        ASSERT_LT(++sent, 120'000);
                        const auto ticket = pacer.sent(now);
                        if (sent % 5 == 0)
                            pacer.throttled(ticket, h, now);
                        else
                            pacer.answered(ticket, h, now);
                        if (sent % 40 == 0)
                            break;
                    }
                    ASSERT_LE(pacer.waitMs(now), 60'000);
                    ASSERT_GT(pacer.believed().ratePerS, 0);
                }
                ASSERT_GE(sent, 2);
            }
        }
    }
}

TEST(Pacer, oneEndpointsOwnBucketDoesNotReplaceOurs)
{
    Pacer pacer({50, 16});
    for (int i = 0; i < 40; ++i) {
        const qint64 now = i * 1'000;
        pacer.answered(pacer.sent(now), i % 2 ? hint(20, 1) : hint(50, 49), now + 50);
    }
    EXPECT_EQ(pacer.believed().size, 50);
}

TEST(Pacer, thousandCallsInFlightAreForgottenWhenNeverSettled)
{
    Pacer pacer({10'000, 10'000});
    for (qint64 now = 0; now < 100'000; ++now)
        (void)pacer.sent(now);
    EXPECT_LE(pacer.inFlight(), 32'768);
}

TEST(Pacer, paceIsWhatWasSentLately)
{
    Pacer pacer({100, 100});
    for (qint64 now = 0; now < 20'000; now += 50)
        pacer.answered(pacer.sent(now), {}, now);
    EXPECT_NEAR(pacer.pacePerS(20'000), 20, 0.5);
    EXPECT_NEAR(pacer.pacePerS(80'001), 0, 0.01);
}

} // namespace
} // namespace bulkhead::pacing
