// SPDX-License-Identifier: Apache-2.0
#include "practice/tenant_fixture.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonObject>

namespace bulkhead::practice {
namespace {

using namespace Qt::StringLiterals;
using bulkhead::testing::waitFor;

const QByteArray discovery = "/.well-known/openid-configuration";

class PracticeConnection : public TenantTest
{
protected:
    void SetUp() override { start(); }
};

TEST_F(PracticeConnection, StaysOpenAndCarriesTheMarks)
{
    for (int i = 0; i < 20; ++i) {
        const RawAnswer answer = ask("GET", discovery);
        EXPECT_EQ(answer.status, 200);
        EXPECT_EQ(answer.header("x-bulkhead-practice"), "1");
        EXPECT_EQ(answer.header("date"), "Mon, 02 Feb 2026 02:40:00 GMT");
        EXPECT_EQ(answer.header("connection"), "keep-alive");
    }
    m_clock.advance(61'000);
    EXPECT_EQ(ask("GET", discovery).header("date"), "Mon, 02 Feb 2026 02:41:01 GMT");
}

TEST_F(PracticeConnection, AnswersPipelinedRequestsInOrder)
{
    m_client->send(request("GET", discovery) + request("GET", "/nothing")
        + request("POST", "/oauth/token", {}, "{}") + request("GET", "/_practice/record"));
    for (const int status : {200, 404, 400, 200})
        EXPECT_EQ(m_client->receive().status, status);
}

TEST_F(PracticeConnection, TakesARequestInPieces)
{
    const QByteArray bytes = request("POST", "/oauth/token", {}, credentials());
    for (qsizetype i = 0; i < bytes.size(); i += 7) {
        m_client->send(bytes.mid(i, 7));
        QCoreApplication::processEvents();
    }
    EXPECT_EQ(m_client->receive().status, 200);
    EXPECT_EQ(m_tenant->record().calls().size(), 1u);
}

TEST_F(PracticeConnection, ClosesWhenAsked)
{
    m_client->send("GET " + discovery + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    const RawAnswer answer = m_client->receive();
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.header("connection"), "close");
    EXPECT_TRUE(m_client->waitForEnd());
}

TEST_F(PracticeConnection, RefusesGarbageAndCloses)
{
    m_client->send("hello\r\n\r\n" + request("GET", discovery));
    const RawAnswer answer = m_client->receive();
    EXPECT_EQ(answer.status, 400);
    EXPECT_EQ(answer.header("x-bulkhead-practice"), "1");
    EXPECT_TRUE(m_client->waitForEnd());
    EXPECT_TRUE(m_tenant->record().calls().empty());
}

TEST_F(PracticeConnection, AnswersHeadWithoutABody)
{
    m_client->send(request("HEAD", discovery));
    EXPECT_TRUE(waitFor([&] { return m_client->socket().bytesAvailable() > 0; }));
    const QByteArray bytes = m_client->socket().readAll();
    EXPECT_TRUE(bytes.startsWith("HTTP/1.1 404"));
    EXPECT_TRUE(bytes.endsWith("\r\n\r\n"));
}

TEST_F(PracticeConnection, WaitsOutTheLatencyButActsAtOnce)
{
    TenantOptions options = quick();
    options.latencyMs = 40;
    start(options);
    m_client->send(request("GET", discovery) + request("GET", "/nothing"));
    ASSERT_TRUE(waitFor([&] { return m_tenant->record().calls().size() == 1; }));
    m_clock.advance(39);
    EXPECT_FALSE(m_client->socket().waitForReadyRead(20));
    m_clock.advance(1);
    EXPECT_EQ(m_client->receive().status, 200);
    ASSERT_EQ(m_tenant->record().calls().size(), 2u);
    m_clock.advance(40);
    EXPECT_EQ(m_client->receive().status, 404);
}

TEST_F(PracticeConnection, JitterIsDrawnFromTheSeed)
{
    const auto delays = [this] {
        TenantOptions options = quick();
        options.latencyJitterMs = 30;
        start(options);
        QList<qint64> list;
        for (int i = 0; i < 8; ++i) {
            const size_t before = m_tenant->record().calls().size();
            const qint64 sent = m_clock.steadyMs();
            m_client->send(request("GET", "/nothing"));
            EXPECT_TRUE(waitFor([&] { return m_tenant->record().calls().size() > before; }));
            while (m_clock.step()) { }
            EXPECT_EQ(m_client->receive().status, 404);
            list << m_clock.steadyMs() - sent;
        }
        return list;
    };
    const QList<qint64> first = delays();
    EXPECT_EQ(first, delays());
    EXPECT_GT(QSet<qint64>(first.begin(), first.end()).size(), 3);
    EXPECT_LE(*std::max_element(first.begin(), first.end()), 30);
}

TEST_F(PracticeConnection, SurvivesACallerWhoLeaves)
{
    TenantOptions options = quick();
    options.latencyMs = 40;
    start(options);
    m_client->send(request("GET", discovery));
    ASSERT_TRUE(waitFor([&] { return m_tenant->record().calls().size() == 1; }));
    m_client->socket().abort();
    m_client = std::make_unique<RawClient>(m_tenant->url());
    EXPECT_EQ(ask("GET", "/_practice/record").status, 200); // the tenant has seen the other one go
    m_clock.advance(40);
    EXPECT_EQ(ask("GET", "/_practice/record").status, 200);
}

TEST_F(PracticeConnection, APortThatIsTakenIsAFault)
{
    TenantOptions options = quick();
    options.port = quint16(m_tenant->url().section(':'_L1, -1).toInt());
    Tenant second(options, m_clock);
    const auto listening = second.listen();
    ASSERT_FALSE(listening);
    EXPECT_EQ(listening.error().fault, Fault::PracticeUnavailable);
}

// Not a benchmark: only that nothing in the way of a request is slow. Pipelined, so that the
// client's own round trips do not count.
TEST_F(PracticeConnection, IsFast)
{
    TenantOptions options = quick();
    options.burst = 1e6;
    start(options);
    const QByteArray one = request("GET", "/api/v2/users/" + encodedId(1), token());
    QElapsedTimer timer;
    timer.start();
    constexpr int rounds = 20;
    for (int i = 0; i < rounds; ++i) {
        m_client->send(one.repeated(100));
        for (int answer = 0; answer < 100; ++answer)
            EXPECT_EQ(m_client->receive().status, 200);
    }
    RecordProperty(
        "requests_per_s", int(rounds * 100 * 1000 / std::max<qint64>(1, timer.elapsed())));
    EXPECT_LT(timer.elapsed(), 10'000);
}

} // namespace
} // namespace bulkhead::practice
