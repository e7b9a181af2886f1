// SPDX-License-Identifier: Apache-2.0
#include "practice/tenant_fixture.h"

#include <QJsonArray>
#include <QJsonObject>

namespace bulkhead::practice {
namespace {

using namespace Qt::StringLiterals;

class PracticePatch : public TenantTest
{
protected:
    void SetUp() override
    {
        TenantOptions options = quick();
        options.burst = 1000;
        start(options);
    }
    static QByteArray password(const QByteArray &text, const QByteArray &connection)
    {
        return R"({"password":")" + text + R"(","connection":")" + connection + "\"}";
    }
    static QByteArray password(const QByteArray &text) { return password(text, main); }
    QJsonObject profile(const QString &id) const { return m_tenant->profileOf(id); }
    int userWhere(bool blocked) const
    {
        int user = 0;
        while (profile(userId(user))["blocked"_L1].toBool() != blocked)
            ++user;
        return user;
    }

    static inline const QByteArray main = QByteArray(mainConnection.data(), mainConnection.size());
};

TEST_F(PracticePatch, SetsAPasswordAndAnswersWithTheProfile)
{
    const int user = userWith(2, 2);
    const QString id = userId(user);
    m_clock.advance(5000);
    const RawAnswer answer = patch(id, password("Fresh-and-good-7"));
    ASSERT_EQ(answer.status, 200);
    EXPECT_EQ(answer.object(), profile(id));
    EXPECT_EQ(answer.object()["last_password_reset"_L1], u"2026-02-02T02:40:05.000Z"_s);
    EXPECT_EQ(answer.object()["updated_at"_L1], u"2026-02-02T02:40:05.000Z"_s);
    EXPECT_FALSE(answer.body.contains("Fresh-and-good"));
    EXPECT_EQ(manage("GET", pathOf(id)).object(), profile(id));
    m_clock.advance(500);
    EXPECT_EQ(m_tenant->accessOf(id).sessions, 0);
    EXPECT_GE(m_tenant->accessOf(id).refreshTokens, 2) << "they survive a password change";
    EXPECT_EQ(effects(id).passwordDigests.size(), 1);
    EXPECT_EQ(m_tenant->passwordDigests(), effects(id).passwordDigests);
    EXPECT_FALSE(ask("GET", "/_practice/record?calls=1").body.contains("Fresh-and-good"));
}

TEST_F(PracticePatch, APasswordLiftsABlock)
{
    const QString id = userId(userWhere(true));
    EXPECT_EQ(patch(id, password("Fresh-and-good-7")).object()["blocked"_L1], false);
    EXPECT_EQ(effects(id).unblockedByPassword, 1);
    EXPECT_EQ(patch(id, R"({"blocked":true})").object()["blocked"_L1], true);
    EXPECT_EQ(effects(id).blockedSet, 1);
    const QByteArray both = R"({"password":"Fresh-and-good-8","blocked":true})";
    EXPECT_EQ(patch(id, both).object()["blocked"_L1], false);
    EXPECT_EQ(effects(id).unblockedByPassword, 2);
}

TEST_F(PracticePatch, BlocksAndUnblocksEverybody)
{
    for (const QString &id :
        {userId(userWhere(false)), odd("social"), odd("enterprise"), odd("passwordless-sms")}) {
        EXPECT_EQ(patch(id, R"({"blocked":true})").object()["blocked"_L1], true);
        EXPECT_EQ(profile(id)["blocked"_L1], true);
        EXPECT_EQ(patch(id, R"({"blocked":false})").status, 200);
        EXPECT_FALSE(profile(id)["blocked"_L1].toBool());
        EXPECT_EQ(effects(id).blockedSet, 1);
    }
}

TEST_F(PracticePatch, MetadataIsMergedOnTheFirstLevel)
{
    const QString id = userId(3);
    const QJsonObject before = profile(id)["app_metadata"_L1].toObject();
    QJsonObject expected = before;
    expected.insert(u"bulkhead_force_reset"_s, QJsonObject{{u"v"_s, 1}});
    const QByteArray flag = R"({"app_metadata":{"bulkhead_force_reset":{"v":1}}})";
    EXPECT_EQ(patch(id, flag).object()["app_metadata"_L1].toObject(), expected);
    EXPECT_EQ(effects(id).flagsSet, 1);
    const QByteArray nested = R"({"app_metadata":{"limits":{"calls":1}}})";
    expected.insert(u"limits"_s, QJsonObject{{u"calls"_s, 1}});
    EXPECT_EQ(patch(id, nested).object()["app_metadata"_L1].toObject(), expected);
    EXPECT_EQ(patch(id, R"({"app_metadata":{"bulkhead_force_reset":null}})").status, 200);
    expected.remove("bulkhead_force_reset"_L1);
    EXPECT_EQ(profile(id)["app_metadata"_L1].toObject(), expected);
    EXPECT_EQ(effects(id).flagsSet, 1);
    EXPECT_EQ(patch(id, R"({"app_metadata":{}})").status, 200);
    EXPECT_EQ(profile(id)["app_metadata"_L1].toObject(), QJsonObject());
}

TEST_F(PracticePatch, RefusesWithAuth0sWords)
{
    const QString id = userId(0);
    const QString payload = u"Payload validation error: "_s;
    const QList<QPair<QByteArray, QString>> table{
        {"{", payload},
        {"{}", payload + u"'Too few properties"_s},
        {R"({"connection":"partners"})", payload + u"'Too few properties"_s},
        {R"({"name":"x"})", payload + u"'Additional properties not allowed: name'"_s},
        {R"({"verify_password":true,"password":"x"})",
            payload + u"'Additional properties not allowed: verify_password'"_s},
        {R"({"password":7})", payload + u"'Invalid type' on property password"_s},
        {R"({"password":null})", payload + u"'Invalid type' on property password"_s},
        {R"({"password":""})", payload + u"'String is too short"_s},
        {R"({"blocked":"true"})", payload + u"'Invalid type' on property blocked"_s},
        {R"({"app_metadata":null})", payload + u"'Invalid type' on property app_metadata"_s},
        {R"({"app_metadata":{"email":"x"}})", payload + u"'Reserved property: email'"_s},
        {R"({"password":"x","email":"a@b"})", u"Cannot update password and email simultaneously"_s},
        {R"({"password":"x","email_verified":true})",
            u"Cannot update password and email_verified simultaneously"_s},
        {R"({"password":"x","username":"y"})",
            u"Cannot update username and password simultaneously"_s},
        {password("Fresh-and-good-7", "nowhere"), u"Connection does not exist."_s},
        {password("Fresh-and-good-7", "google-oauth2"),
            u"Connection is not supported for this operation."_s},
        {password("Fresh-and-good-7", "passkeys"),
            u"Connection is not supported for this operation."_s},
        {password("Fresh-and-good-7", "partners"), u"The user has no identity in this"_s},
        {password("weak"), u"PasswordStrengthError: Password is too weak"_s},
    };
    const QJsonObject before = profile(id);
    for (const auto &[body, words] : table) {
        const RawAnswer answer = patch(id, body);
        EXPECT_EQ(answer.status, 400) << body.toStdString();
        EXPECT_TRUE(answer.object()["message"_L1].toString().startsWith(words))
            << body.toStdString() << answer.body.toStdString();
    }
    EXPECT_EQ(profile(id), before);
    EXPECT_FALSE(patch(id, password("weak")).object().contains("errorCode"_L1));
    EXPECT_EQ(patch(id, R"({"password":"weak","app_metadata":{"x":1}})").status, 400);
    EXPECT_EQ(profile(id), before) << "all or nothing";
    EXPECT_EQ(patch(u"auth0|nobody"_s, password("Fresh-and-good-7")).status, 404);
    EXPECT_EQ(patch(u"auth0|nobody"_s, "{}").status, 400);
}

TEST_F(PracticePatch, TheSamePasswordIsRefusedWhereHistoryIsKept)
{
    EXPECT_EQ(patch(userId(0), password("Fresh-and-good-7")).status, 200);
    const RawAnswer again = patch(userId(0), password("Fresh-and-good-7"));
    EXPECT_EQ(again.status, 400);
    EXPECT_EQ(
        again.object()["message"_L1], u"PasswordHistoryError: Password has previously been used"_s);
    EXPECT_EQ(patch(userId(1), password("Fresh-and-good-7")).status, 200);
    const QByteArray partners = password("Fresh-and-good-7", "partners");
    EXPECT_EQ(patch(userId(49), partners).status, 200);
    EXPECT_EQ(patch(userId(49), partners).status, 200);
    EXPECT_EQ(effects(userId(49)).passwordDigests.size(), 2);
    EXPECT_EQ(m_tenant->passwordDigests().size(), 4);
}

TEST_F(PracticePatch, EachKindHasThePasswordItHas)
{
    const QList<std::tuple<QByteArray, QByteArray, int>> table{
        {"social", "google-oauth2", 400},
        {"social", main, 400},
        {"enterprise", "corp", 400},
        {"passwordless-email", "email", 400},
        {"passwordless-sms", "sms", 400},
        {"passkey-only", "passkeys", 400},
        {"no-email", main, 200},
        {"unverified", main, 200},
        {"shared-email", main, 200},
        {"shared-email-social", main, 400},
        {"linked", main, 200},
        {"linked", "google-oauth2", 400},
        {"linked-recently", main, 200},
        {"custom-database", "legacy", 200},
        {"no-self-service", "kiosk", 200},
        {"shared-addresses", "families", 200},
        {"long-policy", "vault", 400},
        {"flagged", main, 200},
    };
    for (const auto &[kind, connection, status] : table) {
        const RawAnswer answer = patch(odd(kind), password("Fresh-and-good-7", connection));
        EXPECT_EQ(answer.status, status) << kind.toStdString() << ' ' << answer.body.toStdString();
    }
    const QByteArray longEnough(80, 'x');
    EXPECT_EQ(patch(odd("long-policy"), password("Aa7" + longEnough, "vault")).status, 200);
}

TEST_F(PracticePatch, ALinkedDatabaseIdentityNeedsThePrimaryIdAndTheConnection)
{
    const QString id = odd("linked");
    const QJsonObject identity = profile(id)["identities"_L1][1].toObject();
    const QString raw = u"auth0|"_s + identity["user_id"_L1].toString();
    EXPECT_EQ(patch(raw, password("Fresh-and-good-7")).status, 404);
    const RawAnswer primary = patch(id, R"({"password":"Fresh-and-good-7"})");
    EXPECT_EQ(primary.status, 400);
    EXPECT_EQ(primary.object()["message"_L1], u"Connection is not supported for this operation."_s);
    EXPECT_EQ(patch(id, password("Fresh-and-good-7")).status, 200);
    EXPECT_TRUE(profile(id).contains("last_password_reset"_L1));
    int linked = 0;
    for (int number = 0; number < 3; ++number) {
        const QString each = odd("linked", number);
        const AccessCount before = m_tenant->accessOf(each);
        EXPECT_EQ(patch(each, password("Fresh-and-good-8")).status, 200);
        m_clock.advance(500);
        EXPECT_EQ(m_tenant->accessOf(each).sessions, before.sessions) << "of the other identity";
        linked += before.sessions;
    }
    EXPECT_GT(linked, 0);
    EXPECT_EQ(patch(odd("unverified"), R"({"password":"Fresh-and-good-7"})").status, 200);
}

TEST_F(PracticePatch, AnOwnDatabaseDoesNotTellWhenThePasswordChanged)
{
    const QString id = odd("custom-database");
    EXPECT_EQ(patch(id, password("Fresh-and-good-7", "legacy")).status, 200);
    EXPECT_FALSE(profile(id).contains("last_password_reset"_L1));
    EXPECT_EQ(effects(id).passwordDigests.size(), 1);
}

TEST_F(PracticePatch, NeedsItsScope)
{
    const QByteArray flag = R"({"app_metadata":{"x":1}})";
    TenantOptions options = quick();
    options.scopes = {u"update:users_app_metadata"_s};
    start(options);
    EXPECT_EQ(patch(userId(0), flag).status, 200);
    for (const QByteArray &body : {QByteArray(R"({"blocked":true})"), password("Fresh-and-good-7"),
             QByteArray(R"({"app_metadata":{"x":1},"blocked":true})")}) {
        const RawAnswer answer = patch(userId(0), body);
        EXPECT_EQ(answer.status, 403) << body.toStdString();
        EXPECT_EQ(
            answer.object()["message"_L1], u"Insufficient scope, expected any of: update:users"_s);
        EXPECT_EQ(answer.object()["errorCode"_L1], u"insufficient_scope"_s);
    }
    options.scopes = {u"read:users"_s};
    start(options);
    EXPECT_EQ(patch(userId(0), flag).object()["message"_L1],
        u"Insufficient scope, expected any of: update:users,update:users_app_metadata"_s);
}

} // namespace
} // namespace bulkhead::practice
