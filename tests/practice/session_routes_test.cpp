// SPDX-License-Identifier: Apache-2.0
#include "practice/tenant_fixture.h"

#include <QJsonArray>
#include <QJsonObject>

namespace bulkhead::practice {
namespace {

using namespace Qt::StringLiterals;

class PracticeSessions : public TenantTest
{
protected:
    void SetUp() override { start(); }
    QByteArray path(int user, const QByteArray &rest) const
    {
        return "/api/v2/users/" + encodedId(user) + '/' + rest;
    }
    const UserEffects &effects(int user) const
    {
        static const UserEffects none;
        const auto found = m_tenant->record().users().constFind(userId(user));
        return found == m_tenant->record().users().cend() ? none : *found;
    }
};

const QByteArray unknown = "/api/v2/users/auth0%7Cnobody/";

TEST_F(PracticeSessions, AreListedInPages)
{
    const int user = userWith(3, 0);
    const int count = m_tenant->accessOf(userId(user)).sessions;
    QSet<QString> ids;
    QByteArray from;
    for (int page = 1; page <= count; ++page) {
        const RawAnswer answer = manage("GET", path(user, "sessions?take=1" + from));
        ASSERT_EQ(answer.status, 200);
        const QJsonObject session = answer.object()["sessions"_L1][0].toObject();
        EXPECT_EQ(session["user_id"_L1], userId(user));
        EXPECT_GT(session["expires_at"_L1].toString(), session["created_at"_L1].toString());
        ids << session["id"_L1].toString();
        EXPECT_EQ(answer.object().contains("next"_L1), page < count);
        from = "&from=" + answer.object()["next"_L1].toString().toLatin1();
    }
    EXPECT_EQ(ids.size(), count);
    EXPECT_EQ(
        manage("GET", path(user, "sessions")).object()["sessions"_L1].toArray().size(), count);
}

TEST_F(PracticeSessions, TokensNameTheirSessionOrNone)
{
    int bound = 0, loose = 0;
    for (int user = 0; user < 20; ++user) {
        const RawAnswer answer = manage("GET", path(user, "refresh-tokens?take=100"));
        ASSERT_EQ(answer.status, 200);
        for (const QJsonValue &token : answer.object()["tokens"_L1].toArray()) {
            EXPECT_EQ(token["user_id"_L1], userId(user));
            ++(token["session_id"_L1].isNull() ? loose : bound);
        }
    }
    EXPECT_GT(bound, 0);
    EXPECT_GT(loose, 0);
}

TEST_F(PracticeSessions, ListsAreStrict)
{
    for (const QByteArray rest : {"sessions?take=0", "sessions?take=101", "sessions?take=x",
             "sessions?from=nowhere", "sessions?page=1", "sessions?include_totals=1",
             "refresh-tokens?take=0", "refresh-tokens?from=nowhere"})
        EXPECT_EQ(manage("GET", path(1, rest)).status, 400) << rest.toStdString();
    EXPECT_EQ(manage("GET", unknown + "sessions").status, 404);
    EXPECT_EQ(manage("GET", unknown + "refresh-tokens").status, 404);
}

TEST_F(PracticeSessions, RevokeAccessTakesEverythingLater)
{
    const int user = userWith(2, 2);
    const AccessCount before = m_tenant->accessOf(userId(user));
    const RawAnswer answer = manage("POST", path(user, "revoke-access"));
    EXPECT_EQ(answer.status, 202);
    EXPECT_TRUE(answer.body.isEmpty());
    EXPECT_EQ(effects(user).revokeAccepted, 1);
    EXPECT_EQ(effects(user).email, email(user));
    m_clock.advance(49);
    EXPECT_EQ(m_tenant->accessOf(userId(user)).sessions, before.sessions);
    m_clock.advance(451);
    EXPECT_EQ(m_tenant->accessOf(userId(user)).sessions, 0);
    EXPECT_EQ(m_tenant->accessOf(userId(user)).refreshTokens, 0);
    EXPECT_EQ(manage("GET", path(user, "sessions")).object()["sessions"_L1].toArray().size(), 0);
}

TEST_F(PracticeSessions, RevokeAccessCanSpareTokensAndOtherSessions)
{
    const int user = userWith(2, 2);
    const AccessCount before = m_tenant->accessOf(userId(user));
    const QString session =
        manage("GET", path(user, "sessions")).object()["sessions"_L1][0]["id"_L1].toString();
    const QByteArray body =
        R"({"session_id":")" + session.toLatin1() + R"(","preserve_refresh_tokens":true})";
    EXPECT_EQ(manage("POST", path(user, "revoke-access"), body).status, 202);
    m_clock.advance(500);
    EXPECT_EQ(m_tenant->accessOf(userId(user)).sessions, before.sessions - 1);
    EXPECT_EQ(m_tenant->accessOf(userId(user)).refreshTokens, before.refreshTokens);
}

TEST_F(PracticeSessions, DeletingOneKindLeavesTheOther)
{
    const int user = userWith(1, 1);
    const AccessCount before = m_tenant->accessOf(userId(user));
    EXPECT_EQ(manage("DELETE", path(user, "sessions")).status, 202);
    m_clock.advance(500);
    EXPECT_EQ(m_tenant->accessOf(userId(user)).sessions, 0);
    EXPECT_EQ(m_tenant->accessOf(userId(user)).refreshTokens, before.refreshTokens);
    EXPECT_EQ(manage("DELETE", path(user, "refresh-tokens")).status, 202);
    m_clock.advance(500);
    EXPECT_EQ(m_tenant->accessOf(userId(user)).refreshTokens, 0);
    EXPECT_EQ(effects(user).sessionsDeleted, 1);
    EXPECT_EQ(effects(user).refreshTokensDeleted, 1);
    EXPECT_EQ(effects(user).revokeAccepted, 0);
}

TEST_F(PracticeSessions, OnlyRevokeAccessAcceptsUnknownUsers)
{
    EXPECT_EQ(manage("POST", unknown + "revoke-access").status, 202);
    EXPECT_EQ(manage("DELETE", unknown + "sessions").status, 404);
    EXPECT_EQ(manage("DELETE", unknown + "refresh-tokens").status, 404);
    EXPECT_TRUE(m_tenant->record().users().isEmpty());
    EXPECT_EQ(manage("POST", "/api/v2/users/" + userId(1).toUtf8() + "/revoke-access").status, 404);
}

TEST_F(PracticeSessions, RevokeAccessKnowsTwoKeys)
{
    EXPECT_EQ(manage("POST", path(1, "revoke-access"), "{}").status, 202);
    const int accepted = effects(1).revokeAccepted;
    for (const QByteArray &body : {QByteArray(R"({"user_id":"x"})"),
             QByteArray(R"({"session_id":5})"), QByteArray(R"({"session_id":""})"),
             QByteArray(R"({"session_id":")" + QByteArray(51, 'x') + R"("})"),
             QByteArray(R"({"preserve_refresh_tokens":"true"})"), QByteArray("[]"), QByteArray("{"),
             QByteArray("x")}) {
        const RawAnswer answer = manage("POST", path(1, "revoke-access"), body);
        EXPECT_EQ(answer.status, 400) << body.toStdString();
        EXPECT_EQ(answer.object()["errorCode"_L1], u"invalid_body"_s);
    }
    EXPECT_EQ(effects(1).revokeAccepted, accepted);
}

TEST_F(PracticeSessions, AreNotPartOfALesserPlan)
{
    TenantOptions options = quick();
    options.sessionEndpoints = false;
    start(options);
    const QByteArray user = "/api/v2/users/" + encodedId(userWith(1, 1));
    const QList<QPair<QByteArray, QByteArray>> calls{{"GET", "/sessions"},
        {"GET", "/refresh-tokens"}, {"POST", "/revoke-access"}, {"DELETE", "/sessions"},
        {"DELETE", "/refresh-tokens"}};
    for (const auto &[method, tail] : calls) {
        const RawAnswer answer = manage(method, user + tail);
        EXPECT_EQ(answer.status, 403) << tail.toStdString();
        EXPECT_EQ(answer.object()["message"_L1], u"Subscription missing entitlement."_s);
    }
    EXPECT_TRUE(m_tenant->record().users().isEmpty());
    EXPECT_EQ(manage("GET", user).status, 200);
}

} // namespace
} // namespace bulkhead::practice
