// SPDX-License-Identifier: Apache-2.0
// QNetworkAccessManager repeats requests on its own when an HTTP/1.1 connection goes away. Here a
// server goes away in every manner we know, and must never see the same request twice.
#include "auth0/http_transport.h"
#include "auth0/loopback_server.h"
#include "auth0/test_certificates.h"
#include "testing/testing.h"

#include <QElapsedTimer>
#include <QMap>
#include <QTimer>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace bulkhead::testing {
namespace {

using auth0::Answer;
using auth0::HttpTransport;
using auth0::Transfer;
using Then = Reaction::Then;

const QByteArray accepted = "HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n";

struct Failure
{
    const char *name;
    Reaction reaction;
    Transfer transfer;
    int status;
};

const Failure failures[] = {
    {"Fin", {{}, Then::Fin}, Transfer::Broken, 0},
    {"Reset", {{}, Then::Reset}, Transfer::Broken, 0},
    {"SlowFin", {{}, Then::Fin, 60}, Transfer::Broken, 0},
    {"SlowReset", {{}, Then::Reset, 60}, Transfer::Broken, 0},
    {"PartialStatus", {"HTTP/1.1 2", Then::Fin}, Transfer::Broken, 0},
    {"PartialHeader", {"HTTP/1.1 202 Accepted\r\nContent-Le", Then::Fin}, Transfer::Broken, 0},
    {"PartialBody", {"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{\"a", Then::Fin},
        Transfer::Broken, 200},
    {"PartialBodyReset", {"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{\"a", Then::Reset},
        Transfer::Broken, 200},
    {"PartialChunk", {"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\n{\"a", Then::Fin},
        Transfer::Broken, 200},
    {"NotHttp", {"SSH-2.0-OpenSSH_9.2\r\n\r\n", Then::Fin}, Transfer::Broken, 0},
    {"Redirect",
        {"HTTP/1.1 307 Temporary Redirect\r\nLocation: /again\r\nContent-Length: 0\r\n\r\n"},
        Transfer::Answered, 307},
    {"AsksForPassword",
        {"HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic realm=x\r\nContent-Length: "
         "0\r\n\r\n"},
        Transfer::Answered, 401},
    {"AsksToNegotiate",
        {"HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Negotiate\r\nContent-Length: 0\r\n\r\n"},
        Transfer::Answered, 401},
    {"TryLater", {"HTTP/1.1 503 Busy\r\nRetry-After: 0\r\nContent-Length: 0\r\n\r\n"},
        Transfer::Answered, 503},
    {"Timeout",
        {"HTTP/1.1 408 Timeout\r\nConnection: close\r\nContent-Length: 0\r\n\r\n", Then::Fin},
        Transfer::Answered, 408},
};

std::unique_ptr<HttpTransport> transportTo(
    const LoopbackServer &server, int managers = 1, int idleCloseMs = 4000)
{
    auth0::HttpTransportOptions options{
        *TenantAddress::parse(server.origin()), server.isTls() ? testCaFile() : QString()};
    options.managers = managers;
    options.idleCloseMs = idleCloseMs;
    return std::move(*auth0::makeHttpTransport(options));
}

// The id is in the target, so that it survives in every method.
auth0::Request numbered(const QByteArray &method, int id)
{
    const QByteArray body = method == "DELETE" ? QByteArray() : QByteArray("{\"email\":\"a@b\"}");
    return {Api::Management, method, "/call/" + QByteArray::number(id), body, true};
}

QMap<QByteArray, int> timesSeen(const LoopbackServer &server)
{
    QMap<QByteArray, int> times;
    for (const Seen &seen : server.seen)
        ++times[seen.target];
    return times;
}

class NoResend : public ::testing::TestWithParam<bool>
{
protected:
    LoopbackServer server{GetParam() ? &testServerTls() : nullptr};
    Secret bearer{QByteArray("token")};
};

} // namespace

// Each failure, for each method, on a connection that has served a call before and on a fresh one
// (the one before was lost, unless the failure keeps it).
TEST_P(NoResend, AFailingConnectionNeverRepeatsARequest)
{
    const auto transport = transportTo(server);
    int calls = 0;
    std::vector<Answer> answers;
    const auto call = [&](const QByteArray &method) {
        transport->send(numbered(method, calls++), bearer,
            [&](const Answer &answer) { answers.push_back(answer); });
        return waitFor([&] { return answers.size() == size_t(calls); });
    };
    for (const Failure &failure : failures) {
        for (const QByteArray &method : {"POST"_ba, "PATCH"_ba, "DELETE"_ba}) {
            server.react = [](const Seen &) {
                return Reaction{accepted};
            };
            ASSERT_TRUE(call(method)) << failure.name;
            EXPECT_EQ(answers.back().transfer, Transfer::Answered) << failure.name;
            server.react = [&](const Seen &) {
                return failure.reaction;
            };
            for (int i = 0; i < 2; ++i) {
                ASSERT_TRUE(call(method)) << failure.name;
                EXPECT_EQ(answers.back().transfer, failure.transfer) << failure.name << i;
                EXPECT_EQ(answers.back().status, failure.status) << failure.name << i;
            }
            EXPECT_FALSE(waitFor([] { return false; }, 5)); // a repetition would come at once
        }
    }
    const auto times = timesSeen(server);
    EXPECT_EQ(times.size(), calls);
    for (auto it = times.begin(); it != times.end(); ++it)
        EXPECT_EQ(it.value(), 1) << it.key().constData();
}

// The server closes connections after as long as the client waits between two calls: the race that
// happens in the field. The first connection that is lost to it teaches the others.
TEST_P(NoResend, TheIdleTimeoutRaceNeverRepeatsARequest)
{
    constexpr int calls = 600;
    server.idleCloseMs = 10;
    server.react = [](const Seen &) {
        return Reaction{accepted};
    };
    const auto transport = transportTo(server, 4);
    int answered = 0;
    int broken = 0;
    std::function<void()> next = [&] {
        transport->send(numbered("POST", answered + broken), bearer, [&](const Answer &answer) {
            answer.transfer == Transfer::Answered ? ++answered : ++broken;
            EXPECT_TRUE(
                answer.transfer == Transfer::Answered || answer.transfer == Transfer::Broken);
            const int number = answered + broken;
            if (number < calls)
                QTimer::singleShot(9 + number % 3, Qt::PreciseTimer, &server, [&] { next(); });
        });
    };
    next();
    ASSERT_TRUE(waitFor([&] { return answered + broken == calls; }, 60'000));
    std::printf("idle connections, %s: %d calls, %d connections, %d without an answer\n",
        GetParam() ? "TLS" : "plain", calls, server.connections(), broken);
    EXPECT_LE(broken, calls / 100) << "more than one in a hundred is Unknown";
    EXPECT_GT(server.connections(), 1) << "no connection was ever closed: no race";
    const auto times = timesSeen(server);
    EXPECT_GE(times.size(), answered);
    for (auto it = times.begin(); it != times.end(); ++it)
        EXPECT_EQ(it.value(), 1) << it.key().constData();
}

TEST_P(NoResend, AnUnusedConnectionIsNotUsedAgain)
{
    server.react = [](const Seen &) {
        return Reaction{accepted};
    };
    const auto transport = transportTo(server, 1, 300);
    int answered = 0;
    const auto call = [&](int waitMs) {
        EXPECT_FALSE(waitFor([] { return false; }, waitMs));
        transport->send(numbered("POST", 0), bearer, [&](const Answer &) { ++answered; });
        const int wanted = answered + 1;
        ASSERT_TRUE(waitFor([&] { return answered == wanted; }));
    };
    call(0);
    call(0);
    EXPECT_EQ(server.seen[0].clientPort, server.seen[1].clientPort);
    call(450);
    EXPECT_NE(server.seen[1].clientPort, server.seen[2].clientPort);
}

TEST_P(NoResend, ARestingConnectionIsClosedBeforeTheServerDoes)
{
    server.idleCloseMs = 5'000;
    server.react = [](const Seen &) {
        return Reaction{accepted};
    };
    const auto transport = transportTo(server, 1, 200);
    bool answered = false;
    transport->send(numbered("POST", 0), bearer, [&](const Answer &) { answered = true; });
    ASSERT_TRUE(waitFor([&] { return answered; }));
    EXPECT_EQ(server.openConnections(), 1);
    QElapsedTimer since;
    since.start();
    EXPECT_TRUE(waitFor([&] { return server.openConnections() == 0; }, 4'000));
    EXPECT_LT(since.elapsed(), 4'000);
}

INSTANTIATE_TEST_SUITE_P(Over, NoResend, ::testing::Bool(),
    [](const auto &parameter) { return parameter.param ? "Tls" : "Plain"; });

} // namespace bulkhead::testing
