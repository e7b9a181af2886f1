// SPDX-License-Identifier: Apache-2.0
#include "practice/tenant_fixture.h"

#include <QJsonObject>

namespace bulkhead::practice {
namespace {

using namespace Qt::StringLiterals;

const QByteArray target = "/dbconnections/change_password";

class PracticePassword : public TenantTest
{
protected:
    void SetUp() override { start(); }
    RawAnswer mail(const QString &address, const QString &connection = mainConnection)
    {
        const QJsonObject body{
            {u"connection"_s, connection}, {u"email"_s, address}, {u"client_id"_s, u"shop"_s}};
        return ask("POST", target, QJsonDocument(body).toJson());
    }
    int mails(int user) const { return m_tenant->record().users().value(userId(user)).mails; }
};

TEST_F(PracticePassword, MailsAKnownUserWithoutAToken)
{
    const RawAnswer answer = mail(email(3));
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.body, "We've just sent you an email to reset your password.");
    EXPECT_TRUE(answer.header("content-type").startsWith("text/html"));
    EXPECT_EQ(mails(3), 1);
    EXPECT_EQ(m_tenant->record().calls().back().email, email(3));
}

TEST_F(PracticePassword, TellsNobodyWhoExists)
{
    EXPECT_EQ(mail(u"nobody@example.com"_s).body, mail(email(3)).body);
    EXPECT_EQ(m_tenant->record().users().size(), 1);
}

TEST_F(PracticePassword, MailsOnlyInTheConnectionThatIsNamed)
{
    EXPECT_EQ(mail(email(49), partnersConnection).status, 200);
    EXPECT_EQ(m_tenant->record().users().size(), 1);
    EXPECT_EQ(mails(49), 1);
    EXPECT_EQ(mail(email(3), partnersConnection).status, 200);
    EXPECT_EQ(mails(3), 0);
    EXPECT_EQ(mail(email(3).toUpper()).status, 200);
    EXPECT_EQ(mails(3), 1) << "databases store e-mails in lower case";
}

TEST_F(PracticePassword, IsStrict)
{
    const QByteArray known = R"("connection":"Username-Password-Authentication",)";
    for (const QByteArray &body :
        {QByteArray("{" + known + R"("email":"a@b","user_id":"x"})"),
            QByteArray("{" + known + R"("email":5})"), QByteArray("{" + known + R"("email":"ab"})"),
            QByteArray("{" + known + R"("client_id":"x"})"), QByteArray(R"({"email":"a@b"})"),
            QByteArray(R"({"email":"a@b","connection":"con_0000000000000001"})"),
            QByteArray("{" + known + R"("email":"a@b","organization":"acme"})"), QByteArray("{"),
            QByteArray()}) {
        const RawAnswer answer = ask("POST", target, body);
        EXPECT_EQ(answer.status, 400) << body.toStdString();
        EXPECT_EQ(answer.object()["error"_L1], u"invalid_request"_s);
    }
    const QByteArray good = "{" + known + R"("email":"c@d","organization":"org_0123456789abcDEF"})";
    EXPECT_EQ(ask("POST", target, good).status, 200);
    EXPECT_EQ(ask("POST", target, good, "text/plain").status, 400);
}

TEST_F(PracticePassword, TenPerAddressThenOneAMinute)
{
    for (int i = 0; i < 10; ++i)
        EXPECT_EQ(mail(email(3)).header("x-ratelimit-remaining").toInt(), 9 - i);
    const RawAnswer refused = mail(email(3).toUpper());
    EXPECT_EQ(refused.status, 429);
    EXPECT_EQ(refused.object()["error"_L1], u"too_many_requests"_s);
    EXPECT_EQ(refused.header("x-ratelimit-limit"), "10");
    EXPECT_EQ(refused.header("x-ratelimit-reset").toLongLong(), m_clock.utcMs() / 1000 + 600);
    EXPECT_EQ(mails(3), 10);
    EXPECT_EQ(mail(email(4)).status, 200) << "another address has a bucket of its own";
    m_clock.advance(59'999);
    EXPECT_EQ(mail(email(3)).status, 429);
    m_clock.advance(1);
    EXPECT_EQ(mail(email(3)).status, 200);
    EXPECT_TRUE(m_tenant->record().calls()[10].throttled);
    EXPECT_FALSE(m_tenant->record().calls()[10].applied);
}

} // namespace
} // namespace bulkhead::practice
