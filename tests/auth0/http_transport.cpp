// SPDX-License-Identifier: Apache-2.0
// What only the real transport has: TLS, proxies, deadlines, dead hosts.
#include "auth0/http_transport.h"
#include "auth0/loopback_server.h"
#include "auth0/test_certificates.h"
#include "auth0/trust.h"
#include "testing/testing.h"

#include <QElapsedTimer>
#include <QSslCertificate>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryFile>

using namespace Qt::StringLiterals;

namespace bulkhead::testing {
namespace {

using namespace bulkhead::auth0;

const QByteArray accepted = "HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n";

HttpTransportOptions optionsFor(const QString &origin)
{
    return {*TenantAddress::parse(origin), {}};
}

Answer call(const HttpTransportOptions &options, QByteArray method = "POST", QByteArray body = "{}")
{
    auto transport = makeHttpTransport(options);
    std::optional<Answer> answer;
    const Secret bearer(QByteArray("b.e.arer"));
    (*transport)
        ->send({Api::Management, method, "/call?q=x", body, true}, bearer,
            [&](Answer given) { answer = std::move(given); });
    EXPECT_TRUE(waitFor([&] { return answer.has_value(); }));
    return answer.value_or(Answer{});
}

Reaction accept(const Seen &)
{
    return {accepted};
}

} // namespace

TEST(HttpTransport, TrustsTheAuthorityThatWasAdded)
{
    LoopbackServer server(&testServerTls());
    server.react = accept;
    HttpTransportOptions options = optionsFor(server.origin());
    options.caFile = testCaFile();
    EXPECT_EQ(call(options).transfer, Transfer::Answered);
    EXPECT_EQ(server.seen.size(), 1u);
}

TEST(HttpTransport, NamesTheIssuerItDoesNotTrust)
{
    LoopbackServer server(&testServerTls());
    server.react = accept;
    const Answer answer = call(optionsFor(server.origin()));
    EXPECT_EQ(answer.transfer, Transfer::TlsUntrusted);
    EXPECT_TRUE(answer.detail.contains(u"Bulkhead Test CA"_s)) << answer.detail.toStdString();
    EXPECT_TRUE(answer.detail.startsWith(u"127.0.0.1:"_s)) << answer.detail.toStdString();
    EXPECT_TRUE(server.seen.empty());
}

// Nobody's certificate is in doubt where no TLS is spoken.
TEST(HttpTransport, APortWithoutTlsIsOnlyUnreachable)
{
    QTcpServer server;
    ASSERT_TRUE(server.listen(QHostAddress::LocalHost));
    QObject::connect(&server, &QTcpServer::newConnection, &server, [&server] {
        QTcpSocket *socket = server.nextPendingConnection();
        QObject::connect(socket, &QTcpSocket::readyRead, socket, [socket] {
            socket->write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
            socket->disconnectFromHost();
        });
    });
    const QString origin = u"https://127.0.0.1:%1"_s.arg(server.serverPort());
    const Answer answer = call(optionsFor(origin));
    EXPECT_EQ(answer.transfer, Transfer::NetworkDown);
    EXPECT_TRUE(answer.detail.startsWith(u"127.0.0.1:"_s)) << answer.detail.toStdString();
}

TEST(HttpTransport, RefusesACertificateOfAnotherHost)
{
    LoopbackServer server(&elsewhereServerTls());
    server.react = accept;
    HttpTransportOptions options = optionsFor(server.origin());
    options.caFile = testCaFile();
    const Answer answer = call(options);
    EXPECT_EQ(answer.transfer, Transfer::TlsUntrusted);
    EXPECT_TRUE(answer.detail.contains(u"elsewhere.example"_s)) << answer.detail.toStdString();
    EXPECT_TRUE(server.seen.empty());
}

TEST(HttpTransport, RefusesACertificateWhoseTimeIsOver)
{
    LoopbackServer server(&expiredServerTls());
    server.react = accept;
    HttpTransportOptions options = optionsFor(server.origin());
    options.caFile = testCaFile();
    const Answer answer = call(options);
    EXPECT_EQ(answer.transfer, Transfer::TlsUntrusted);
    EXPECT_TRUE(answer.detail.contains(u"expired.example (Bulkhead Test CA): "_s))
        << answer.detail.toStdString();
    EXPECT_TRUE(answer.detail.contains(u"has expired"_s)) << answer.detail.toStdString();
    EXPECT_TRUE(server.seen.empty());
}

TEST(HttpTransport, AddsToTheSystemsAuthorities)
{
    const auto tls = trust(testCaFile());
    ASSERT_TRUE(tls);
    const auto system = QSslConfiguration::systemCaCertificates();
    EXPECT_EQ(tls->caCertificates().size(), system.size() + 1);
    for (const QSslCertificate &authority : system)
        EXPECT_TRUE(tls->caCertificates().contains(authority));
    EXPECT_EQ(tls->peerVerifyMode(), QSslSocket::VerifyPeer);
    EXPECT_EQ(tls->protocol(), QSsl::TlsV1_2OrLater);
}

TEST(HttpTransport, CaFilesThatHoldNoCertificate)
{
    QTemporaryFile garbage;
    ASSERT_TRUE(garbage.open());
    garbage.write("-----BEGIN NOTHING-----\n");
    garbage.flush();
    for (const QString &path : {garbage.fileName(), u"/nowhere/ca.pem"_s, u"/"_s}) {
        HttpTransportOptions options = optionsFor(u"https://t.auth0.com"_s);
        options.caFile = path;
        const auto made = makeHttpTransport(options);
        ASSERT_FALSE(made);
        EXPECT_EQ(made.error().fault, Fault::CaUnreadable);
        EXPECT_EQ(made.error().detail, path);
    }
}

TEST(HttpTransport, NobodyListens)
{
    LoopbackServer server;
    const QString origin = server.origin();
    server.close();
    const Answer answer = call(optionsFor(origin));
    EXPECT_EQ(answer.transfer, Transfer::Refused);
    EXPECT_EQ(u"http://"_s + answer.detail, origin);
}

TEST(HttpTransport, NoSuchHost)
{
    HttpTransportOptions options = optionsFor(u"https://no-such-host.invalid"_s);
    options.deadlineMs = 5000;
    const Answer answer = call(options);
    EXPECT_EQ(answer.transfer, Transfer::HostUnknown);
    EXPECT_EQ(answer.detail, u"no-such-host.invalid"_s);
}

TEST(HttpTransport, TheDeadlineIsForTheWholeCall)
{
    const struct
    {
        QByteArray bytes;
        int status;
    } table[] = {
        {"", 0},
        {"HTTP/1.1 202 Acc", 0},
        {"HTTP/1.1 202 Accepted\r\n\r\n", 202}, // no length: Qt waits for the close
        {"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{\"a", 200},
    };
    for (const auto &[bytes, status] : table) {
        LoopbackServer server;
        server.react = [&](const Seen &) {
            return Reaction{bytes};
        };
        HttpTransportOptions options = optionsFor(server.origin());
        options.deadlineMs = 150;
        QElapsedTimer timer;
        timer.start();
        const Answer answer = call(options);
        EXPECT_EQ(answer.transfer, Transfer::TimedOut) << bytes.constData();
        EXPECT_EQ(answer.status, status) << bytes.constData();
        EXPECT_LT(timer.elapsed(), 2000);
        EXPECT_EQ(server.seen.size(), 1u);
    }
}

TEST(HttpTransport, AnEndlessBodyIsCutOff)
{
    LoopbackServer server;
    server.react = [](const Seen &) {
        return Reaction{"HTTP/1.1 200 OK\r\n\r\n" + QByteArray(17 * 1024 * 1024, 'a')};
    };
    const Answer answer = call(optionsFor(server.origin()));
    EXPECT_EQ(answer.transfer, Transfer::Broken);
    EXPECT_EQ(answer.status, 200);
}

// A proxy that wants a password, in front of a tenant in the clear and one over TLS.
TEST(HttpTransport, TheProxyThatAsksIsNamed)
{
    for (const QString &origin : {u"http://127.0.0.1:9"_s, u"https://tenant.invalid"_s}) {
        LoopbackServer proxy;
        proxy.react = [](const Seen &) {
            return Reaction{"HTTP/1.1 407 Proxy\r\nProxy-Authenticate: Basic realm=\"x\"\r\n"
                            "Content-Length: 0\r\n\r\n",
                Reaction::Then::Fin};
        };
        HttpTransportOptions options = optionsFor(origin);
        options.proxy = QUrl(proxy.origin());
        const Answer answer = call(options);
        EXPECT_EQ(answer.transfer, Transfer::ProxyAuthRequired) << origin.toStdString();
        EXPECT_EQ(u"http://"_s + answer.detail, proxy.origin());
        EXPECT_EQ(proxy.seen.size(), 1u);
        EXPECT_EQ(proxy.seen.at(0).method, origin.startsWith(u"https"_s) ? "CONNECT" : "POST");
    }
}

TEST(HttpTransport, LoopbackIsReachedWithoutTheSystemsProxy)
{
    qputenv("http_proxy", "http://127.0.0.1:1");
    LoopbackServer server;
    server.react = accept;
    EXPECT_EQ(call(optionsFor(server.origin())).transfer, Transfer::Answered);
    qunsetenv("http_proxy");
}

TEST(HttpTransport, EveryManagerAddsSixCalls)
{
    LoopbackServer server;
    server.react = [](const Seen &) {
        return Reaction{accepted, Reaction::Then::Keep, 150};
    };
    HttpTransportOptions options = optionsFor(server.origin());
    options.managers = 3;
    auto transport = makeHttpTransport(options);
    ASSERT_EQ((*transport)->freeSlots(), 18);
    ASSERT_EQ(server.connections(), 0);
    const Secret bearer(QByteArray("x"));
    int answered = 0;
    for (int i = 0; i < 18; ++i) {
        (*transport)
            ->send({Api::Management, "DELETE", "/x", {}, true}, bearer,
                [&](const Answer &) { ++answered; });
    }
    ASSERT_TRUE(waitFor([&] { return server.seen.size() == 18; }));
    EXPECT_EQ(answered, 0) << "they did not travel at the same time";
    ASSERT_TRUE(waitFor([&] { return answered == 18; }));
    EXPECT_EQ(server.connections(), 18);
}

} // namespace bulkhead::testing
