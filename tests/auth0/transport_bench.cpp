// SPDX-License-Identifier: Apache-2.0
// What the transport costs beside Qt alone: both over as many managers, on the same server, in
// turn; answers take 40 +- 15 ms. BULKHEAD_BENCH_CALLS sets the size and has the ratio asserted;
// the everyday form asserts that every call is answered, since a busy machine halves either of
// them.
#include "auth0/http_transport.h"
#include "auth0/loopback_server.h"
#include "testing/testing.h"

#include <QElapsedTimer>
#include <QNetworkAccessManager>
#include <QNetworkReply>

#include <algorithm>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace bulkhead::testing {
namespace {

using namespace bulkhead::auth0;

constexpr int managers = 16, width = 6;

class TransportBench : public ::testing::Test
{
protected:
    TransportBench()
    {
        m_server.react = [this](const Seen &) {
            const int delayMs = 25 + int(m_server.seen.size() * 7 % 31);
            return Reaction{"HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n",
                Reaction::Then::Keep, delayMs};
        };
        const int given = qEnvironmentVariableIntValue("BULKHEAD_BENCH_CALLS");
        m_calls = given > 0 ? given : 300;
    }
    double perS(const QElapsedTimer &timer) const
    {
        return m_calls * 1000.0 / double(std::max<qint64>(1, timer.elapsed()));
    }
    double ofTheTransport();
    double ofQtAlone();

    LoopbackServer m_server;
    int m_calls;
};

double TransportBench::ofTheTransport()
{
    HttpTransportOptions options{*TenantAddress::parse(m_server.origin()), {}};
    options.managers = managers;
    const auto transport = makeHttpTransport(options);
    const Secret bearer(QByteArray("x"));
    int sent = 0, answered = 0;
    std::function<void()> send = [&] {
        ++sent;
        (*transport)
            ->send({Api::Management, "POST", "/x", "{}", true}, bearer, [&](const Answer &answer) {
                answered += answer.transfer == Transfer::Answered ? 1 : 0;
                if (sent < m_calls)
                    send();
            });
    };
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < managers * width; ++i)
        send();
    EXPECT_TRUE(waitFor([&] { return answered == m_calls; }, 120'000));
    return perS(timer);
}

double TransportBench::ofQtAlone()
{
    std::array<QNetworkAccessManager, managers> all;
    const QNetworkRequest request = [this] {
        QNetworkRequest each(QUrl(m_server.origin() + u"/x"_s));
        each.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
        each.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
        return each;
    }();
    int sent = 0, answered = 0;
    std::function<void(QNetworkAccessManager &)> send = [&](QNetworkAccessManager &manager) {
        ++sent;
        QNetworkReply *reply = manager.post(request, "{}");
        QObject::connect(reply, &QNetworkReply::finished, &manager, [&, reply] {
            reply->deleteLater();
            answered += reply->error() == QNetworkReply::NoError ? 1 : 0;
            if (sent < m_calls)
                send(manager);
        });
    };
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < managers * width; ++i)
        send(all[size_t(i % managers)]);
    EXPECT_TRUE(waitFor([&] { return answered == m_calls; }, 120'000));
    return perS(timer);
}

TEST_F(TransportBench, isNearlyAsFastAsQtAlone)
{
    double transport = 0, alone = 0;
    for (int round = 0; round < 3; ++round) { // the best of each: a busy moment hits either
        alone = std::max(alone, ofQtAlone());
        transport = std::max(transport, ofTheTransport());
    }
    std::printf("transport: %.0f calls/s, Qt alone %.0f, ratio %.2f\n", transport, alone,
        transport / alone);
    const bool quiet = qEnvironmentVariableIsSet("BULKHEAD_BENCH_CALLS");
    EXPECT_GE(transport, quiet ? 0.8 * alone : 0);
}

} // namespace
} // namespace bulkhead::testing
