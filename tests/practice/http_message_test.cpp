// SPDX-License-Identifier: Apache-2.0
#include "practice/http_message.h"

#include "testing/testing.h"

namespace bulkhead::practice {
namespace {

constexpr qint64 feb2026 = 1'770'000'000'000;

TEST(PracticeHttpMessage, IsWrittenWhole)
{
    const Reply reply{.status = 400, .body = "{\"a\":1}", .headers = {{"X-One", "1"}}};
    EXPECT_EQ(serialize(reply, feb2026, true, 7, true),
        "HTTP/1.1 400 Bad Request\r\n"
        "Date: Mon, 02 Feb 2026 02:40:00 GMT\r\n"
        "X-Bulkhead-Practice: 1\r\n"
        "X-One: 1\r\n"
        "Content-Type: application/json; charset=utf-8\r\n"
        "Content-Length: 7\r\n"
        "Connection: keep-alive\r\n\r\n"
        "{\"a\":1}");
}

TEST(PracticeHttpMessage, EmptyAnswersHaveALengthAndNoType)
{
    const QByteArray accepted = serialize({.status = 202}, feb2026, true, 0, true);
    EXPECT_TRUE(accepted.contains("Content-Length: 0\r\n"));
    EXPECT_FALSE(accepted.contains("Content-Type"));
    const QByteArray none = serialize({.status = 204}, feb2026, true, 0, true);
    EXPECT_FALSE(none.contains("Content-Length")); // RFC 9110 section 8.6
}

TEST(PracticeHttpMessage, SaysWhenItIsTheLastOne)
{
    EXPECT_TRUE(serialize({}, feb2026, false, 0, true).contains("Connection: close\r\n"));
}

TEST(PracticeHttpMessage, CanLieAboutItsLengthAndLeaveTheBodyOut)
{
    const Reply reply{.body = "abc"};
    EXPECT_TRUE(serialize(reply, feb2026, true, 13, true).contains("Content-Length: 13\r\n"));
    EXPECT_TRUE(serialize(reply, feb2026, true, 3, false).endsWith("\r\n\r\n"));
}

TEST(PracticeHttpMessage, TheDateFollowsTheClockBothWays)
{
    const auto date = [](qint64 utcMs) {
        return serialize({}, utcMs, true, 0, true).mid(17, 35);
    };
    EXPECT_EQ(date(0), "Date: Thu, 01 Jan 1970 00:00:00 GMT");
    EXPECT_EQ(date(feb2026 + 999), "Date: Mon, 02 Feb 2026 02:40:00 GMT");
    EXPECT_EQ(date(feb2026 + 1000), "Date: Mon, 02 Feb 2026 02:40:01 GMT");
    EXPECT_EQ(date(feb2026), "Date: Mon, 02 Feb 2026 02:40:00 GMT");
}

TEST(PracticeHttpMessage, HeadersAreFoundInAnyCase)
{
    HttpRequest request;
    request.headers = {{"Content-Type", "a"}, {"content-type", "b"}};
    EXPECT_EQ(request.header("CONTENT-TYPE"), "a");
    EXPECT_EQ(request.header("content"), "");
}

} // namespace
} // namespace bulkhead::practice
