// SPDX-License-Identifier: Apache-2.0
#include "practice/tenant_fixture.h"

#include <QJsonArray>
#include <QJsonObject>

namespace bulkhead::practice {
namespace {

using namespace Qt::StringLiterals;

class PracticePeople : public TenantTest
{
protected:
    void SetUp() override { start(); }
    int act(const QString &id, const QString &what, const QJsonObject &more = {})
    {
        QJsonObject body = more;
        body.insert(u"user_id"_s, id);
        body.insert(u"act"_s, what);
        return ask("POST", "/_practice/act", QJsonDocument(body).toJson()).status;
    }
    QJsonObject profile(const QString &id) const { return m_tenant->profileOf(id); }
    QString lastEvent(const QString &id)
    {
        m_clock.advance(2000);
        const RawAnswer answer = manage("GET", pathOf(id) + "/logs");
        return QJsonDocument::fromJson(answer.body).array()[0]["type"_L1].toString();
    }
    QString ticketFor(const QString &id)
    {
        const QByteArray body = R"({"user_id":")" + id.toUtf8() + "\"}";
        return manage("POST", "/api/v2/tickets/password-change", body)
            .object()["ticket"_L1]
            .toString();
    }
};

TEST_F(PracticePeople, ResetTheirPasswords)
{
    const int user = userWith(1, 1);
    const QString id = userId(user);
    m_clock.advance(60'000);
    EXPECT_EQ(act(id, u"reset-password"_s), 204);
    EXPECT_EQ(profile(id)["last_password_reset"_L1], u"2026-02-02T02:41:00.000Z"_s);
    EXPECT_EQ(lastEvent(id), u"scp"_s);
    EXPECT_EQ(m_tenant->accessOf(id).sessions, 0);
    EXPECT_GT(m_tenant->accessOf(id).refreshTokens, 0);
    EXPECT_TRUE(m_tenant->record().users().isEmpty()) << "nobody called for it";
    EXPECT_EQ(act(odd("custom-database"), u"reset-password"_s), 204);
    EXPECT_FALSE(profile(odd("custom-database")).contains("last_password_reset"_L1));
    EXPECT_EQ(act(odd("linked"), u"reset-password"_s), 204);
    EXPECT_EQ(act(odd("social"), u"reset-password"_s), 400);
    EXPECT_EQ(act(odd("passkey-only"), u"reset-password"_s), 400);
}

TEST_F(PracticePeople, ResetWithTheNewestTicketOfTheirOwn)
{
    const QString id = userId(3);
    const QString older = ticketFor(id);
    const QString newer = ticketFor(id);
    const QString other = ticketFor(userId(4));
    const auto with = [&](const QString &ticket) {
        return act(id, u"reset-password"_s, {{u"ticket"_s, ticket}});
    };
    EXPECT_EQ(with(older), 400);
    EXPECT_EQ(with(other), 400);
    EXPECT_EQ(with(QString()), 400);
    EXPECT_EQ(with(newer), 204);
    EXPECT_EQ(with(newer), 400) << "a link works once";
}

TEST_F(PracticePeople, LogIn)
{
    const QString id = userId(3);
    const AccessCount before = m_tenant->accessOf(id);
    const int logins = profile(id)["logins_count"_L1].toInt();
    m_clock.advance(1000);
    EXPECT_EQ(act(id, u"login"_s), 204);
    EXPECT_EQ(act(id, u"login"_s), 204);
    EXPECT_EQ(m_tenant->accessOf(id).sessions, before.sessions + 2);
    EXPECT_EQ(m_tenant->accessOf(id).refreshTokens, before.refreshTokens + 2);
    EXPECT_EQ(profile(id)["logins_count"_L1].toInt(), logins + 2);
    EXPECT_EQ(profile(id)["last_login"_L1], u"2026-02-02T02:40:01.000Z"_s);
    const QJsonArray sessions =
        manage("GET", pathOf(id) + "/sessions").object()["sessions"_L1].toArray();
    EXPECT_EQ(sessions.last()["created_at"_L1], u"2026-02-02T02:40:01.000Z"_s);
    EXPECT_NE(sessions.last()["id"_L1], sessions[sessions.size() - 2]["id"_L1]);
    EXPECT_EQ(lastEvent(id), u"s"_s);
    EXPECT_EQ(manage("POST", pathOf(id) + "/revoke-access").status, 202);
    m_clock.advance(500);
    EXPECT_EQ(m_tenant->accessOf(id).sessions, 0);
}

TEST_F(PracticePeople, DoNotLogInWhenBlocked)
{
    const QString id = odd("blocked");
    const int sessions = m_tenant->accessOf(id).sessions;
    EXPECT_EQ(act(id, u"login"_s), 204);
    EXPECT_EQ(m_tenant->accessOf(id).sessions, sessions);
    EXPECT_EQ(lastEvent(id), u"f"_s);
    EXPECT_EQ(act(id, u"unblock"_s), 204);
    EXPECT_EQ(profile(id)["blocked"_L1], false);
    EXPECT_EQ(act(id, u"login"_s), 204);
    EXPECT_EQ(lastEvent(id), u"s"_s);
    EXPECT_EQ(act(id, u"block"_s), 204);
    EXPECT_EQ(profile(id)["blocked"_L1], true);
    EXPECT_TRUE(m_tenant->record().users().isEmpty());
}

TEST_F(PracticePeople, ChangeTheirEmail)
{
    const QString id = userId(3);
    const QString before = email(3);
    const auto hits = [&](const QString &address) {
        const RawAnswer answer =
            manage("GET", "/api/v2/users-by-email?email=" + address.toUtf8().toPercentEncoding());
        return QJsonDocument::fromJson(answer.body).array().size();
    };
    ASSERT_EQ(hits(before), 1);
    for (int i = 0; i < 2; ++i) {
        EXPECT_EQ(act(id, u"change-email"_s), 204);
        const QString now = profile(id)["email"_L1].toString();
        EXPECT_NE(now, before);
        EXPECT_EQ(profile(id)["email_verified"_L1], false);
        EXPECT_EQ(hits(before), 0);
        EXPECT_EQ(hits(now), 1);
    }
    EXPECT_EQ(lastEvent(id), u"sce"_s);
}

TEST_F(PracticePeople, EnrolFactors)
{
    const QString id = userId(3);
    m_clock.advance(60'000);
    EXPECT_EQ(act(id, u"enrol-factor"_s), 204);
    const RawAnswer answer = manage("GET", pathOf(id) + "/authentication-methods");
    const QJsonArray methods = QJsonDocument::fromJson(answer.body).array();
    ASSERT_EQ(methods.size(), 2);
    EXPECT_EQ(methods[1]["type"_L1], u"totp"_s);
    EXPECT_EQ(methods[1]["created_at"_L1], u"2026-02-02T02:41:00.000Z"_s);
    EXPECT_EQ(lastEvent(id), u"gd_enrollment_complete"_s);
}

TEST_F(PracticePeople, CannotDoWhatIsNotThere)
{
    EXPECT_EQ(act(userId(3), u"dance"_s), 400);
    EXPECT_EQ(act(u"auth0|nobody"_s, u"login"_s), 400);
    EXPECT_EQ(ask("POST", "/_practice/act", "[]").status, 400);
}

} // namespace
} // namespace bulkhead::practice
