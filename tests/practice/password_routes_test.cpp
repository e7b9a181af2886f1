// SPDX-License-Identifier: Apache-2.0
#include "practice/tenant_fixture.h"

#include <QJsonArray>
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

TEST_F(PracticePassword, EachKindHasTheMailItCanHave)
{
    const QString notFound = u"connection not found"_s;
    const QString noReset = u"connection does not support password reset by email"_s;
    const QList<std::tuple<QByteArray, QString, QString>> table{
        {"social", u"google-oauth2"_s, notFound},
        {"enterprise", u"corp"_s, notFound},
        {"passwordless-email", u"email"_s, notFound},
        {"no-self-service", u"kiosk"_s,
            u"self-service password change is disabled for this connection"_s},
        {"shared-addresses", u"families"_s, noReset},
        {"passkey-only", u"passkeys"_s, noReset},
        {"unverified", mainConnection, {}},
        {"linked", mainConnection, {}},
        {"shared-email", mainConnection, {}},
        {"custom-database", u"legacy"_s, {}},
        {"long-policy", u"vault"_s, {}},
    };
    for (const auto &[kind, connection, refusal] : table) {
        const QString id = odd(kind);
        const QString address = m_tenant->profileOf(id)["email"_L1].toString();
        const RawAnswer answer = mail(address, connection);
        EXPECT_EQ(answer.status, refusal.isEmpty() ? 200 : 400) << kind.toStdString();
        EXPECT_EQ(answer.object()["error_description"_L1].toString(), refusal);
        EXPECT_EQ(effects(id).mails, refusal.isEmpty() ? 1 : 0) << kind.toStdString();
    }
    EXPECT_EQ(effects(odd("shared-email-social")).mails, 0) << "another connection's namesake";
}

TEST_F(PracticePassword, TheBuiltInProviderLosesWhatIsTooMuch)
{
    TenantOptions options = quick();
    options.builtInMail = true;
    options.logLagMs = 0;
    start(options);
    for (int user = 0; user < 12; ++user)
        EXPECT_EQ(mail(email(user)).status, 200) << "and says so all the same";
    EXPECT_EQ(mails(9), 1);
    EXPECT_EQ(mails(10), 0);
    EXPECT_EQ(effects(userId(10)).mailsLost, 1);
    const QJsonArray events =
        QJsonDocument::fromJson(manage("GET", pathOf(userId(10)) + "/logs").body).array();
    ASSERT_EQ(events.size(), 2);
    EXPECT_EQ(events[0]["type"_L1], u"fn"_s);
    EXPECT_EQ(events[0]["details"_L1]["to"_L1], email(10));
    EXPECT_EQ(events[1]["type"_L1], u"scpr"_s);
    m_clock.advance(6000);
    EXPECT_EQ(mail(email(12)).status, 200);
    EXPECT_EQ(mails(12), 1) << "ten a minute";
    start();
    for (int user = 0; user < 12; ++user)
        EXPECT_EQ(mail(email(user)).status, 200);
    EXPECT_EQ(mails(11), 1) << "a provider of one's own sends them all";
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
