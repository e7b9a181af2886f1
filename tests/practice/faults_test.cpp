// SPDX-License-Identifier: Apache-2.0
#include "practice/tenant_fixture.h"

#include <QJsonObject>
#include <QUrl>

#include <cerrno>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace bulkhead::practice {
namespace {

using namespace Qt::StringLiterals;
using bulkhead::testing::waitFor;

// 0 for FIN, else errno; -1 when an answer came. QTcpSocket does not tell them apart.
int howItEnds(const QString &url, const QByteArray &bytes)
{
    const int descriptor = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(quint16(QUrl(url).port()));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const void *untyped = &address;
    EXPECT_EQ(connect(descriptor, static_cast<const sockaddr *>(untyped), sizeof address), 0);
    EXPECT_EQ(write(descriptor, bytes.constData(), size_t(bytes.size())), bytes.size());
    char byte = 0;
    ssize_t got = -1;
    int error = 0;
    EXPECT_TRUE(waitFor([&] {
        got = recv(descriptor, &byte, 1, MSG_DONTWAIT);
        error = got < 0 ? errno : 0;
        return error != EAGAIN;
    }));
    close(descriptor);
    return got > 0 ? -1 : error;
}

class PracticeFaults : public TenantTest
{
protected:
    void SetUp() override
    {
        start();
        m_bearer = token();
        m_target = "/api/v2/users/" + encodedId(1) + "/revoke-access";
        m_tenant->resetRecord();
    }
    void revoke() { m_client->send(request("POST", m_target, m_bearer)); }
    void again() { m_client = std::make_unique<RawClient>(m_tenant->url()); }
    int accepted() const { return m_tenant->record().users().value(userId(1)).revokeAccepted; }
    const RecordedCall &last() const { return m_tenant->record().calls().back(); }

    QByteArray m_bearer;
    QByteArray m_target;
};

struct Ending
{
    FaultKind kind;
    bool applied;
    int error;
};

TEST_F(PracticeFaults, ConnectionsEndBeforeOrAfterTheEffect)
{
    for (const Ending ending :
        {Ending{FaultKind::CloseBefore, false, 0}, Ending{FaultKind::CloseAfter, true, 0},
            Ending{FaultKind::ResetBefore, false, ECONNRESET},
            Ending{FaultKind::ResetAfter, true, ECONNRESET}}) {
        const int before = accepted();
        m_tenant->setFaults({{.nth = {1}, .kind = ending.kind}});
        EXPECT_EQ(howItEnds(m_tenant->url(), request("POST", m_target, m_bearer)), ending.error);
        EXPECT_EQ(accepted() - before, ending.applied ? 1 : 0);
        EXPECT_EQ(last().applied, ending.applied);
        EXPECT_EQ(last().status, 0);
        EXPECT_EQ(last().fault, wireName(ending.kind));
    }
}

TEST_F(PracticeFaults, AStatusReplacesTheAnswer)
{
    m_tenant->setFaults({{.nth = {1},
        .code = 502,
        .headers = {{"Retry-After", "3"}},
        .body = "<html>bad gateway</html>",
        .html = true}});
    revoke();
    const RawAnswer answer = m_client->receive();
    EXPECT_EQ(answer.status, 502);
    EXPECT_EQ(answer.body, "<html>bad gateway</html>");
    EXPECT_EQ(answer.header("content-type"), "text/html; charset=utf-8");
    EXPECT_EQ(answer.header("retry-after"), "3");
    EXPECT_EQ(answer.header("x-ratelimit-limit"), "");
    EXPECT_EQ(answer.header("x-bulkhead-practice"), "1");
    EXPECT_EQ(accepted(), 0);
    EXPECT_EQ(last().status, 502);
    revoke();
    EXPECT_EQ(m_client->receive().status, 202);
}

TEST_F(PracticeFaults, AStatusCanHideASuccess)
{
    m_tenant->setFaults({{.kind = FaultKind::Status, .code = 500, .applied = true}});
    revoke();
    EXPECT_EQ(m_client->receive().status, 500);
    EXPECT_EQ(accepted(), 1);
    EXPECT_TRUE(last().applied);
}

TEST_F(PracticeFaults, HangNeverAnswersAndHoldsTheConnection)
{
    m_tenant->setFaults({{.nth = {1}, .kind = FaultKind::Hang}});
    revoke();
    ASSERT_TRUE(waitFor([&] { return !m_tenant->record().calls().empty(); }));
    revoke();
    m_clock.advance(3'600'000);
    EXPECT_FALSE(m_client->socket().waitForReadyRead(30));
    EXPECT_EQ(m_client->socket().state(), QAbstractSocket::ConnectedState);
    EXPECT_EQ(accepted(), 0);
    EXPECT_EQ(m_tenant->record().calls().size(), 1u);
}

TEST_F(PracticeFaults, BodiesCanBeCut)
{
    const QByteArray target = "/api/v2/users/" + encodedId(1);
    const QByteArray whole = manage("GET", target).body;
    for (const FaultKind kind : {FaultKind::HalfBody, FaultKind::WrongLength}) {
        m_tenant->setFaults({{.nth = {1}, .kind = kind}});
        const RawAnswer answer = manage("GET", target);
        const bool half = kind == FaultKind::HalfBody;
        EXPECT_EQ(answer.status, 200);
        EXPECT_EQ(answer.header("content-length").toInt(), half ? whole.size() : whole.size() + 10);
        EXPECT_EQ(answer.body, half ? whole.left(whole.size() / 2) : whole);
        EXPECT_TRUE(m_client->waitForEnd());
        again();
    }
    m_tenant->setFaults({{.kind = FaultKind::HalfBody}});
    revoke();
    const RawAnswer empty = m_client->receive();
    EXPECT_EQ(empty.status, 202);
    EXPECT_EQ(empty.header("content-length"), "10");
    EXPECT_TRUE(empty.body.isEmpty());
    EXPECT_EQ(accepted(), 1);
}

TEST_F(PracticeFaults, Redirects)
{
    m_tenant->setFaults({{.kind = FaultKind::Redirect, .location = "http://127.0.0.1:1/"}});
    revoke();
    const RawAnswer answer = m_client->receive();
    EXPECT_EQ(answer.status, 302);
    EXPECT_EQ(answer.header("location"), "http://127.0.0.1:1/");
    EXPECT_EQ(accepted(), 0);
}

TEST_F(PracticeFaults, Delays)
{
    m_tenant->setFaults({{.kind = FaultKind::Delay, .ms = 5000}});
    revoke();
    ASSERT_TRUE(waitFor([&] { return accepted() == 1; }));
    m_clock.advance(4999);
    EXPECT_FALSE(m_client->socket().waitForReadyRead(20));
    m_clock.advance(1);
    EXPECT_EQ(m_client->receive().status, 202);
}

TEST_F(PracticeFaults, RateHeadersCanGoMissingOrMad)
{
    m_tenant->setFaults({{.nth = {1}, .kind = FaultKind::NoRateHeaders},
        {.nth = {2},
            .kind = FaultKind::RateHeaders,
            .headers = {{"x-ratelimit-remaining", "-5"}, {"x-ratelimit-reset", "soon"}}}});
    revoke();
    EXPECT_EQ(m_client->receive().header("x-ratelimit-limit"), "");
    revoke();
    const RawAnswer mad = m_client->receive();
    EXPECT_EQ(mad.status, 202);
    EXPECT_EQ(mad.header("x-ratelimit-limit"), "");
    EXPECT_EQ(mad.header("x-ratelimit-remaining"), "-5");
    EXPECT_EQ(mad.header("x-ratelimit-reset"), "soon");
    EXPECT_EQ(accepted(), 2);
}

TEST_F(PracticeFaults, StrikeOnlyTheUserThatIsNamed)
{
    m_tenant->setFaults({{.userId = userId(2), .code = 500}});
    revoke();
    EXPECT_EQ(m_client->receive().status, 202);
    EXPECT_EQ(manage("GET", "/api/v2/users/" + encodedId(2)).status, 500);
    m_tenant->setFaults({{.email = email(3), .code = 503}});
    const auto mail = [&](int user) {
        return ask("POST", "/dbconnections/change_password",
            R"({"connection":"partners","email":")" + email(user).toUtf8() + "\"}")
            .status;
    };
    EXPECT_EQ(mail(2), 200);
    EXPECT_EQ(mail(3), 503);
}

} // namespace
} // namespace bulkhead::practice
