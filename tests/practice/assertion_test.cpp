// SPDX-License-Identifier: Apache-2.0
// private_key_jwt, as the tenant judges it: the desk alone, then at its counter.
#include "credentials/test_keys.h"
#include "practice/assertion_desk.h"
#include "practice/tenant_fixture.h"

#include <QJsonArray>

namespace bulkhead::practice {
namespace {

using namespace Qt::StringLiterals;
using namespace bulkhead::testing;

constexpr qint64 nowS = 1'770'000'000;
const AssertionDesk::Who me{u"me"_s, u"http://127.0.0.1:1/"_s};

QJsonObject goodClaims(const QString &id = u"one"_s)
{
    return {{u"iss"_s, me.clientId}, {u"sub"_s, me.clientId}, {u"aud"_s, me.issuer},
        {u"exp"_s, nowS + 60}, {u"jti"_s, id}};
}

QByteArray assertion(QJsonObject claims, const QString &algorithm = u"RS256"_s)
{
    return jwtOf({{u"alg"_s, algorithm}, {u"typ"_s, u"JWT"_s}}, claims, rsaPem());
}

QJsonObject with(const QString &claim, const QJsonValue &value)
{
    QJsonObject claims = goodClaims();
    claims.insert(claim, value);
    if (value.isUndefined())
        claims.remove(claim);
    return claims;
}

TEST(PracticeAssertion, IsJudgedClaimByClaim)
{
    const QJsonValue none(QJsonValue::Undefined);
    const QString someone = u"you"_s;
    const QString long65(65, u'x');
    const struct
    {
        const char *name;
        QJsonObject claims;
        QString refusal; // a part of it; empty: taken
    } table[] = {
        {"good", goodClaims(), {}},
        {"iat and nbf now", with(u"iat"_s, nowS), {}},
        {"skew allowed", with(u"nbf"_s, nowS + 10), {}},
        {"five minutes after iat", with(u"exp"_s, nowS + 310), {}},
        {"too long", with(u"exp"_s, nowS + 311), u"no more than 5 minutes"_s},
        {"ended", with(u"exp"_s, nowS), u"'exp' claim timestamp"_s},
        {"no end", with(u"exp"_s, none), u"'exp' claim is missing"_s},
        {"end as text", with(u"exp"_s, u"soon"_s), u"'exp' claim is missing"_s},
        {"not yet", with(u"nbf"_s, nowS + 11), u"'nbf'"_s},
        {"of the future", with(u"iat"_s, nowS + 11), u"'iat'"_s},
        {"issuer", with(u"iss"_s, someone), u"'iss' and 'sub'"_s},
        {"subject", with(u"sub"_s, someone), u"'iss' and 'sub'"_s},
        {"no subject", with(u"sub"_s, none), u"'iss' and 'sub'"_s},
        {"audience without its slash", with(u"aud"_s, me.issuer.chopped(1)), u"'aud'"_s},
        {"endpoint as audience", with(u"aud"_s, me.issuer + u"oauth/token"_s), u"'aud'"_s},
        {"list of audiences", with(u"aud"_s, QJsonArray{me.issuer}), u"'aud'"_s},
        {"no audience", with(u"aud"_s, none), u"'aud'"_s},
        {"no id", with(u"jti"_s, none), u"'jti'"_s},
        {"number as id", with(u"jti"_s, 7), u"'jti'"_s},
        {"long id", with(u"jti"_s, long65), u"'jti'"_s},
    };
    for (const auto &row : table) {
        AssertionDesk desk(publicPem(rsaPem()), u"RS256"_s);
        const QString refusal = desk.refusal(assertion(row.claims), me, nowS);
        EXPECT_EQ(refusal.isEmpty(), row.refusal.isEmpty())
            << row.name << ": " << refusal.toStdString();
        EXPECT_TRUE(refusal.contains(row.refusal)) << row.name << ": " << refusal.toStdString();
    }
}

TEST(PracticeAssertion, OnlyTheRegisteredKeyAndAlgorithm)
{
    for (const QString &registered : {u"RS256"_s, u"PS256"_s}) {
        AssertionDesk desk(publicPem(rsaPem()), registered);
        const QString other = registered == u"RS256" ? u"PS256"_s : u"RS256"_s;
        EXPECT_TRUE(desk.refusal(assertion(goodClaims(), other), me, nowS).contains(u"algorithm"));
        const QJsonObject head{{u"alg"_s, registered}};
        EXPECT_TRUE(desk.refusal(jwtOf(head, goodClaims(), otherRsaPem()), me, nowS)
                        .contains(u"signature"));
        const QByteArray good = jwtOf(head, goodClaims(), rsaPem());
        for (const QByteArray &bad :
            {good.chopped(1), good + '=', good + '!', good.first(good.lastIndexOf('.') + 1)})
            EXPECT_TRUE(desk.refusal(bad, me, nowS).contains(u"signature"));
        EXPECT_EQ(desk.refusal("a.b", me, nowS), u"Invalid client assertion"_s);
        EXPECT_EQ(desk.refusal("", me, nowS), u"Invalid client assertion"_s);
        EXPECT_EQ(desk.refusal(good, me, nowS), QString());
    }
}

TEST(PracticeAssertion, IsTakenOnce)
{
    AssertionDesk desk(publicPem(rsaPem()), u"RS256"_s);
    EXPECT_EQ(desk.refusal(assertion(goodClaims()), me, nowS), QString());
    EXPECT_TRUE(desk.refusal(assertion(goodClaims()), me, nowS + 59).contains(u"used before"));
    EXPECT_EQ(desk.refusal(assertion(goodClaims(u"two"_s)), me, nowS + 59), QString());
}

TEST(PracticeAssertion, KeysThatCannotBeRegistered)
{
    for (const QByteArray &pem :
        {publicPem(ecPem()), publicPem(rsaPem(1024)), QByteArray("x"), rsaPem()})
        EXPECT_FALSE(AssertionDesk(pem, u"RS256"_s).usable());
    EXPECT_FALSE(AssertionDesk(publicPem(rsaPem()), u"HS256"_s).usable());
    ManualClock clock;
    Tenant tenant({.clientKeyPem = "x"}, clock);
    const auto listening = tenant.listen();
    ASSERT_FALSE(listening);
    EXPECT_EQ(listening.error().fault, Fault::PracticeUnavailable);
}

class PracticeKeyClient : public TenantTest
{
protected:
    void SetUp() override
    {
        TenantOptions options = quick();
        options.clientKeyPem = publicPem(rsaPem());
        start(options);
    }
    [[nodiscard]] QJsonObject asked()
    {
        QJsonObject claims = goodClaims(QString::number(++m_ids));
        claims[u"iss"_s] = claims[u"sub"_s] = m_tenant->clientId();
        claims[u"aud"_s] = m_tenant->url() + u'/';
        claims[u"exp"_s] = m_clock.utcMs() / 1000 + 60;
        return {{u"grant_type"_s, u"client_credentials"_s}, {u"client_id"_s, m_tenant->clientId()},
            {u"audience"_s, m_tenant->audience()},
            {u"client_assertion_type"_s,
                u"urn:ietf:params:oauth:client-assertion-type:jwt-bearer"_s},
            {u"client_assertion"_s, QString::fromLatin1(assertion(claims))}};
    }
    [[nodiscard]] RawAnswer post(const QJsonObject &body)
    {
        return ask("POST", "/oauth/token", QJsonDocument(body).toJson(QJsonDocument::Compact));
    }

    int m_ids = 0;
};

TEST_F(PracticeKeyClient, GetsATokenForEachAssertion)
{
    EXPECT_EQ(m_tenant->clientSecret(), QString());
    const QJsonObject first = asked();
    EXPECT_EQ(post(first).status, 200);
    const RawAnswer again = post(first);
    EXPECT_EQ(again.status, 401);
    EXPECT_EQ(again.object()["error"_L1], u"invalid_client"_s);
    QJsonObject nameless = asked();
    nameless.remove(u"client_id"_s);
    EXPECT_EQ(post(nameless).status, 200);
}

TEST_F(PracticeKeyClient, ShowsItselfInNoOtherWay)
{
    const struct
    {
        const char *name;
        QString field;
        QJsonValue value;
        QString error;
    } table[] = {
        {"a secret as well", u"client_secret"_s, u"x"_s, u"invalid_client"_s},
        {"an empty secret", u"client_secret"_s, u""_s, u"invalid_client"_s},
        {"no assertion", u"client_assertion"_s, {}, u"invalid_client"_s},
        {"an empty one", u"client_assertion"_s, u""_s, u"invalid_client"_s},
        {"another type", u"client_assertion_type"_s, u"jwt"_s, u"invalid_client"_s},
        {"no type", u"client_assertion_type"_s, {}, u"invalid_client"_s},
        {"another client", u"client_id"_s, u"x"_s, u"access_denied"_s},
    };
    for (const auto &row : table) {
        QJsonObject body = asked();
        if (row.value.isNull())
            body.remove(row.field);
        else
            body[row.field] = row.value;
        const RawAnswer answer = post(body);
        EXPECT_EQ(answer.status, 401) << row.name;
        EXPECT_EQ(answer.object()["error"_L1], row.error) << row.name;
    }
}

TEST_F(PracticeKeyClient, WithoutAKeyNoAssertionCounts)
{
    start(); // with a secret
    const RawAnswer answer = post(asked());
    EXPECT_EQ(answer.status, 401);
    EXPECT_EQ(answer.object()["error"_L1], u"invalid_client"_s);
}

} // namespace
} // namespace bulkhead::practice
