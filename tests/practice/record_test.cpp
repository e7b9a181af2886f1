// SPDX-License-Identifier: Apache-2.0
#include "practice/record.h"

#include "testing/testing.h"

namespace bulkhead::practice {
namespace {

using namespace Qt::StringLiterals;

RecordedCall call(const QByteArray &route, int status)
{
    RecordedCall recorded;
    recorded.route = route;
    recorded.status = status;
    return recorded;
}

TEST(PracticeRecord, NumbersAndCountsCalls)
{
    Record record;
    for (const int status : {200, 429, 200, 0})
        record.add(call("GET /a", status));
    record.add(call({}, 404));
    ASSERT_EQ(record.calls().size(), 5u);
    EXPECT_EQ(record.calls().front().seq, 1);
    EXPECT_EQ(record.calls().back().seq, 5);
    EXPECT_EQ(record.count("GET /a", 200), 2);
    EXPECT_EQ(record.count("GET /a", 429), 1);
    EXPECT_EQ(record.count("GET /a", 0), 1);
    EXPECT_EQ(record.count({}, 404), 1);
    EXPECT_EQ(record.count("GET /b", 200), 0);
}

TEST(PracticeRecord, ForgetsEverythingAndBeginsAnew)
{
    Record record;
    record.add(call("GET /a", 200));
    record.effectsOn(u"auth0|1"_s).mails = 2;
    EXPECT_EQ(record.users()[u"auth0|1"_s].mails, 2);
    record.clear();
    EXPECT_TRUE(record.users().isEmpty());
    EXPECT_TRUE(record.counts().isEmpty());
    record.add(call("GET /a", 200));
    EXPECT_EQ(record.calls().front().seq, 1);
}

} // namespace
} // namespace bulkhead::practice
