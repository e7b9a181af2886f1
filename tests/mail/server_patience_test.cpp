// SPDX-License-Identifier: Apache-2.0
#include "mail/server_patience.h"

#include <gtest/gtest.h>

namespace bulkhead::mail {
namespace {

TEST(ServerPatience, AServerThatNeverWorkedIsNotWaitedFor)
{
    ServerPatience patience;
    EXPECT_TRUE(patience.doubted());
    EXPECT_FALSE(patience.failed(Fault::MailServerUnreachable, 1000));
}

TEST(ServerPatience, WhatHoldsForEveryLetterIsNotWaitedOutEither)
{
    ServerPatience patience;
    patience.worked();
    EXPECT_FALSE(patience.doubted());
    EXPECT_FALSE(patience.failed(Fault::MailLoginRefused, 1000));
}

TEST(ServerPatience, PausesGrowToAMinuteForTenMinutes)
{
    ServerPatience patience;
    patience.worked();
    qint64 now = 5000, before = 0;
    ASSERT_TRUE(patience.failed(Fault::MailServerFailing, now));
    EXPECT_EQ(patience.notBeforeMs(), now); // at once: the connection may have been an old one
    int tries = 1;
    while (patience.failed(Fault::MailServerUnreachable, now)) {
        const qint64 rest = patience.notBeforeMs() - now;
        EXPECT_GE(rest, before);
        EXPECT_LE(rest, 60'000);
        before = rest;
        now = patience.notBeforeMs();
        ASSERT_LT(++tries, 100);
    }
    EXPECT_GE(now, 605'000);
    EXPECT_LE(now, 665'000);
    EXPECT_LT(tries, 20);
}

TEST(ServerPatience, OneLetterThatIsAnsweredEndsTheTrouble)
{
    ServerPatience patience;
    patience.worked();
    for (qint64 now = 0; now < 500'000; now += 60'000)
        ASSERT_TRUE(patience.failed(Fault::MailServerFailing, now));
    patience.worked();
    EXPECT_FALSE(patience.doubted());
    EXPECT_TRUE(patience.failed(Fault::MailServerFailing, 700'000)); // ten minutes begin anew
}

} // namespace
} // namespace bulkhead::mail
