// SPDX-License-Identifier: Apache-2.0
#include "practice/tenant_fixture.h"

#include <QJsonObject>
#include <QRegularExpression>

namespace bulkhead::practice {
namespace {

using namespace Qt::StringLiterals;

class PracticeToken : public TenantTest
{
protected:
    void SetUp() override { start(); }
};

TEST_F(PracticeToken, DiscoveryNamesTheIssuer)
{
    const RawAnswer answer = ask("GET", "/.well-known/openid-configuration");
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.object()["issuer"_L1], m_tenant->url() + '/'_L1);
    EXPECT_EQ(answer.object()["token_endpoint"_L1], m_tenant->url() + "/oauth/token"_L1);
}

TEST_F(PracticeToken, IsIssuedForJsonAndForm)
{
    const RawAnswer json = ask("POST", "/oauth/token", credentials());
    ASSERT_EQ(json.status, 200);
    EXPECT_EQ(json.object()["token_type"_L1], u"Bearer"_s);
    EXPECT_EQ(json.object()["expires_in"_L1].toInt(), 86400);
    EXPECT_EQ(json.object()["scope"_L1], defaultScopes().join(' '_L1));
    EXPECT_EQ(json.header("cache-control"), "no-store");
    QByteArray form = "grant_type=client_credentials";
    form += "&client_id=" + m_tenant->clientId().toUtf8();
    form += "&client_secret=" + m_tenant->clientSecret().toUtf8();
    form += "&audience=" + m_tenant->audience().toUtf8().toPercentEncoding();
    EXPECT_EQ(ask("POST", "/oauth/token", form, "application/x-www-form-urlencoded").status, 200);
}

TEST_F(PracticeToken, ScopeNarrows)
{
    const RawAnswer answer =
        ask("POST", "/oauth/token", credentials(u"scope"_s, u"read:users x"_s));
    EXPECT_EQ(answer.object()["scope"_L1], u"read:users"_s);
}

struct Refusal
{
    const char *what;
    QString field;
    QJsonValue value;
    int status;
    QString error;
    QString description; // a part of it
};

TEST_F(PracticeToken, RefusalsAreAuth0s)
{
    const Refusal table[]{
        {"secret", u"client_secret"_s, u"x"_s, 401, u"access_denied"_s, u"Unauthorized"_s},
        {"no secret", u"client_secret"_s, {}, 401, u"access_denied"_s, u"Unauthorized"_s},
        {"client", u"client_id"_s, u"x"_s, 401, u"access_denied"_s, u"Unauthorized"_s},
        {"audience", u"audience"_s, u"https://x/api/v2/"_s, 403, u"access_denied"_s,
            u"Service not enabled within domain: https://x/api/v2/"_s},
        {"no slash", u"audience"_s, m_tenant->audience().chopped(1), 403, u"access_denied"_s,
            u"Service not enabled"_s},
        {"no audience", u"audience"_s, {}, 403, u"access_denied"_s, u"No audience"_s},
        {"grant", u"grant_type"_s, u"password"_s, 403, u"unauthorized_client"_s,
            u"Grant type 'password' not allowed for the client."_s},
        {"no grant", u"grant_type"_s, {}, 400, u"invalid_request"_s, u"grant_type"_s},
        {"stray key", u"foo"_s, u"x"_s, 400, u"invalid_request"_s, {}},
        {"type", u"audience"_s, 5, 400, u"invalid_request"_s, {}},
    };
    for (const Refusal &row : table) {
        const RawAnswer answer = ask("POST", "/oauth/token", credentials(row.field, row.value));
        EXPECT_EQ(answer.status, row.status) << row.what;
        EXPECT_EQ(answer.object()["error"_L1], row.error) << row.what;
        EXPECT_TRUE(answer.object()["error_description"_L1].toString().contains(row.description))
            << row.what;
    }
    EXPECT_EQ(ask("POST", "/oauth/token", "{").status, 400);
    EXPECT_EQ(ask("POST", "/oauth/token", credentials(), "text/plain").status, 400);
    EXPECT_EQ(ask("POST", "/oauth/token").status, 400);
}

TEST_F(PracticeToken, WithoutAGrantTheClientIsNotAuthorized)
{
    TenantOptions options = quick();
    options.scopes.clear();
    start(options);
    const RawAnswer answer = ask("POST", "/oauth/token", credentials());
    EXPECT_EQ(answer.status, 403);
    EXPECT_TRUE(answer.object()["error_description"_L1].toString().startsWith(
        "Client is not authorized to access"_L1));
}

TEST_F(PracticeToken, ManagementNeedsAGoodOne)
{
    const QByteArray target = "/api/v2/users/" + encodedId(0);
    const QByteArray good = token();
    EXPECT_EQ(manage("GET", target).status, 200);
    const auto status = [&](const QByteArray &bearer) {
        m_client->send(request("GET", target, bearer));
        return m_client->receive().status;
    };
    EXPECT_EQ(status({}), 401);
    EXPECT_EQ(status("garbage"), 401);
    EXPECT_EQ(status(good.chopped(2)), 401);
    m_client->send(
        "GET " + target + " HTTP/1.1\r\nHost: x\r\nAuthorization: Basic " + good + "\r\n\r\n");
    EXPECT_EQ(m_client->receive().status, 401);
    m_clock.advance(86'400'000);
    const RawAnswer expired = manage("GET", target);
    EXPECT_EQ(expired.status, 401);
    EXPECT_EQ(expired.object()["errorCode"_L1], u"invalid_token"_s);
    EXPECT_EQ(expired.object()["statusCode"_L1].toInt(), 401);
    EXPECT_EQ(expired.object()["error"_L1], u"Unauthorized"_s);
}

TEST_F(PracticeToken, OfAnotherTenantIsRefused)
{
    Tenant other(quick(), m_clock);
    ASSERT_TRUE(other.listen());
    RawClient client(other.url());
    client.send(request("GET", "/api/v2/users", token()));
    EXPECT_EQ(client.receive().status, 401);
}

TEST_F(PracticeToken, IdAndSecretAreNewAtEachStart)
{
    const Tenant other(quick(), m_clock);
    EXPECT_NE(other.clientId(), m_tenant->clientId());
    EXPECT_NE(other.clientSecret(), m_tenant->clientSecret());
    EXPECT_GE(m_tenant->clientSecret().size(), 43);
}

} // namespace
} // namespace bulkhead::practice
