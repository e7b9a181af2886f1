// SPDX-License-Identifier: Apache-2.0
#include "practice/http_parser.h"

#include "testing/testing.h"

namespace bulkhead::practice {
namespace {

const QByteArray post = "POST /a/b?c=d&e HTTP/1.1\r\nHost: x\r\nX-Name:  value \r\n"
                        "content-LENGTH: 5\r\n\r\nhello";

TEST(PracticeHttpParser, ReadsARequest)
{
    HttpParser parser;
    parser.feed(post);
    const auto request = parser.next();
    ASSERT_TRUE(request);
    EXPECT_EQ(request->method, "POST");
    EXPECT_EQ(request->path, "/a/b");
    EXPECT_EQ(request->query, "c=d&e");
    EXPECT_EQ(request->header("x-name"), "value");
    EXPECT_EQ(request->body, "hello");
    EXPECT_TRUE(request->keepAlive);
    EXPECT_FALSE(parser.next());
    EXPECT_EQ(parser.error(), 0);
}

TEST(PracticeHttpParser, ReadsItByteByByteAsWell)
{
    HttpParser parser;
    for (qsizetype i = 0; i < post.size(); ++i) {
        EXPECT_FALSE(parser.next()) << i;
        parser.feed(post.mid(i, 1));
    }
    const auto request = parser.next();
    ASSERT_TRUE(request);
    EXPECT_EQ(request->body, "hello");
}

TEST(PracticeHttpParser, ReadsSeveralFromOnePacket)
{
    HttpParser parser;
    parser.feed(post + post + "\r\n" + post.left(20));
    EXPECT_TRUE(parser.next());
    EXPECT_TRUE(parser.next());
    EXPECT_FALSE(parser.next());
    parser.feed(post.mid(20));
    EXPECT_TRUE(parser.next());
}

struct Wrong
{
    const char *what;
    QByteArray bytes;
    int error;
};

class PracticeHttpGarbage : public ::testing::TestWithParam<Wrong>
{
};

TEST_P(PracticeHttpGarbage, IsRefused)
{
    HttpParser parser;
    parser.feed(GetParam().bytes);
    EXPECT_FALSE(parser.next());
    EXPECT_EQ(parser.error(), GetParam().error) << GetParam().what;
    parser.feed(post); // nothing behind it is trusted
    EXPECT_FALSE(parser.next());
}

INSTANTIATE_TEST_SUITE_P(All, PracticeHttpGarbage,
    ::testing::Values(Wrong{"binary", "\x16\x03\x01", 400},
        Wrong{"two words", "GET /\r\n\r\n", 400},
        Wrong{"a raw space in the path", "GET /a b HTTP/1.1\r\nHost: x\r\n\r\n", 400},
        Wrong{"no slash", "GET a HTTP/1.1\r\nHost: x\r\n\r\n", 400},
        Wrong{"absolute form", "GET http://x/ HTTP/1.1\r\nHost: x\r\n\r\n", 400},
        Wrong{"not HTTP", "GET / FTP/1.1\r\nHost: x\r\n\r\n", 400},
        Wrong{"version", "GET / HTTP/2.0\r\nHost: x\r\n\r\n", 505},
        Wrong{"no host", "GET / HTTP/1.1\r\n\r\n", 400},
        Wrong{"two hosts", "GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n", 400},
        Wrong{"header without colon", "GET / HTTP/1.1\r\nHost: x\r\nabc\r\n\r\n", 400},
        Wrong{"folded header", "GET / HTTP/1.1\r\nHost: x\r\n y\r\n\r\n", 400},
        Wrong{"space before colon", "GET / HTTP/1.1\r\nHost : x\r\n\r\n", 400},
        Wrong{"bare line feed", "GET / HTTP/1.1\r\nHost: x\nA: b\r\n\r\n", 400},
        Wrong{"signed length", "GET / HTTP/1.1\r\nHost: x\r\nContent-Length: +5\r\n\r\n", 400},
        Wrong{"negative length", "GET / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n", 400},
        Wrong{"empty length", "GET / HTTP/1.1\r\nHost: x\r\nContent-Length:\r\n\r\n", 400},
        Wrong{"two lengths",
            "GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\n", 400},
        Wrong{"chunked", "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n", 411},
        Wrong{"big body", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1048577\r\n\r\n", 413},
        Wrong{"big head", "GET / HTTP/1.1\r\nHost: " + QByteArray(17'000, 'x'), 431}));

TEST(PracticeHttpParser, KnowsWhoWantsToStay)
{
    const QList<QPair<QByteArray, bool>> table{
        {"GET / HTTP/1.1\r\nHost: x\r\n\r\n", true},
        {"GET / HTTP/1.1\r\nHost: x\r\nConnection: Close\r\n\r\n", false},
        {"GET / HTTP/1.0\r\n\r\n", false},
        {"GET / HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n", true},
    };
    for (const auto &[bytes, stays] : table) {
        HttpParser parser;
        parser.feed(bytes);
        const auto request = parser.next();
        ASSERT_TRUE(request) << bytes.toStdString();
        EXPECT_EQ(request->keepAlive, stays) << bytes.toStdString();
    }
}

} // namespace
} // namespace bulkhead::practice
