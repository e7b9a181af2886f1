// SPDX-License-Identifier: Apache-2.0
// The headers of every call, as they leave through the wire.
#include "auth0/endpoints.h"
#include "auth0/http_transport.h"
#include "auth0/loopback_server.h"
#include "testing/testing.h"

using namespace Qt::StringLiterals;

namespace bulkhead::testing {
namespace {

using namespace bulkhead::auth0;

TenantConfig tenant()
{
    return {*TenantAddress::parse(u"t.eu.auth0.com"_s), u"client"_s,
        u"https://t.eu.auth0.com/api/v2/"_s, {}};
}

// Sends one request through the real transport and returns what arrived.
Seen overTheWire(LoopbackServer &server, Request request)
{
    const auto transport = makeHttpTransport({*TenantAddress::parse(server.origin()), {}});
    server.react = [](const Seen &) {
        return Reaction{
            "HTTP/1.1 200 OK\r\nSet-Cookie: auth0=x; Path=/\r\nContent-Length: 0\r\n\r\n"};
    };
    const Secret bearer(QByteArray("b.e.arer"));
    int answered = 0;
    for (int i = 0; i < 2; ++i) { // the second time with whatever the first one left behind
        (*transport)->send(request, bearer, [&](const Answer &) { ++answered; });
        EXPECT_TRUE(waitFor([&] { return answered == i + 1; }));
    }
    return server.seen.back();
}

} // namespace

TEST(EndpointHeaders, OfAManagementCallWithoutBody)
{
    LoopbackServer server;
    const Seen seen = overTheWire(server, revokeAccess(u"auth0|1"_s));
    EXPECT_EQ(seen.header("authorization"), "Bearer b.e.arer");
    EXPECT_EQ(seen.header("user-agent"), QByteArray("Bulkhead/" BULKHEAD_VERSION));
    EXPECT_EQ(seen.header("content-length"), "0");
    EXPECT_EQ(seen.header("content-type"), QByteArray());
    EXPECT_TRUE(seen.header("accept").startsWith("application/json"));
    EXPECT_EQ(seen.header("accept-encoding"), "identity");
    EXPECT_EQ(seen.header("cookie"), QByteArray());
    EXPECT_EQ(seen.header("upgrade"), QByteArray());
    EXPECT_EQ(seen.header("host"), QByteArray("127.0.0.1:") + QByteArray::number(server.port()));
}

TEST(EndpointHeaders, OfAResetMail)
{
    LoopbackServer server;
    const Request request = changePassword({u"DB"_s, u"a@b"_s, u"c"_s, {}});
    const Seen seen = overTheWire(server, request);
    EXPECT_EQ(seen.header("authorization"), QByteArray());
    EXPECT_EQ(seen.header("content-type"), "application/json");
    EXPECT_EQ(seen.header("content-length"), QByteArray::number(request.body.size()));
    EXPECT_EQ(seen.header("cookie"), QByteArray());
    EXPECT_EQ(seen.body, request.body);
}

TEST(EndpointHeaders, OfATokenRequest)
{
    LoopbackServer server;
    const Request request = clientCredentials(tenant(), Secret(QByteArray("s3cret")));
    const Seen seen = overTheWire(server, request);
    EXPECT_EQ(seen.method, "POST");
    EXPECT_EQ(seen.target, "/oauth/token");
    EXPECT_EQ(seen.header("authorization"), QByteArray());
    EXPECT_EQ(seen.header("content-type"), "application/json");
    EXPECT_EQ(seen.header("content-length"), QByteArray::number(request.body.size()));
    EXPECT_EQ(seen.header("cookie"), QByteArray());
    EXPECT_EQ(seen.body, request.body);
}

TEST(EndpointHeaders, OfAReading)
{
    const std::pair<Request, QByteArray> table[] = {
        {getUser(u"auth0|1"_s), "Bearer b.e.arer"},
        {usersByEmail(u"a@b"_s), "Bearer b.e.arer"},
        {countUsers(), "Bearer b.e.arer"},
        {userLog(u"auth0|1"_s), "Bearer b.e.arer"},
        {newestLogEntry(), "Bearer b.e.arer"},
        {discovery(), ""},
    };
    LoopbackServer server;
    for (const auto &[request, bearer] : table) {
        const Seen seen = overTheWire(server, request);
        EXPECT_EQ(seen.method, "GET");
        EXPECT_EQ(seen.target, request.target);
        EXPECT_EQ(seen.header("authorization"), bearer) << request.target.toStdString();
        EXPECT_EQ(seen.header("user-agent"), QByteArray("Bulkhead/" BULKHEAD_VERSION));
        EXPECT_TRUE(seen.header("accept").startsWith("application/json"));
        EXPECT_EQ(seen.header("content-length"), QByteArray()) << request.target.toStdString();
        EXPECT_EQ(seen.header("cookie"), QByteArray()) << request.target.toStdString();
    }
}

} // namespace bulkhead::testing
