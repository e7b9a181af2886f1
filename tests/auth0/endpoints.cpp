// SPDX-License-Identifier: Apache-2.0
// The calls as the published API descriptions ask for them, and as they leave through the wire.
#include "auth0/endpoints.h"
#include "auth0/http_transport.h"
#include "auth0/loopback_server.h"
#include "auth0/reset_endpoints.h"
#include "auth0/survey_endpoints.h"
#include "testing/testing.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace bulkhead::testing {
namespace {

using namespace bulkhead::auth0;

TenantConfig tenant()
{
    return {*TenantAddress::parse(u"t.eu.auth0.com"_s), u"client"_s,
        u"https://t.eu.auth0.com/api/v2/"_s, {}};
}

Secret secret(const char *text)
{
    return Secret(QByteArray(text));
}

struct Id
{
    QString id;
    QByteArray segment;
};

// encodeURIComponent() of each.
const Id ids[] = {
    {u"auth0|507f1f77bcf86cd799439020"_s, "auth0%7C507f1f77bcf86cd799439020"},
    {u"auth0|a b"_s, "auth0%7Ca%20b"},
    {u"waad|x@y.z/\\#+"_s, "waad%7Cx%40y.z%2F%5C%23%2B"},
    {u"samlp|conn|name?x=1&y=2;z"_s, "samlp%7Cconn%7Cname%3Fx%3D1%26y%3D2%3Bz"},
    {u"ad|Ü|日本😀"_s, "ad%7C%C3%9C%7C%E6%97%A5%E6%9C%AC%F0%9F%98%80"},
    {u"auth0|100%25"_s, "auth0%7C100%2525"},
    {u"auth0|../../clients"_s, "auth0%7C..%2F..%2Fclients"},
    {u"auth0|-_.!~*'()"_s, "auth0%7C-_.!~*'()"},
    {u"auth0|\"<>[]{}^`"_s, "auth0%7C%22%3C%3E%5B%5D%7B%7D%5E%60"},
    {u"auth0|a:b,c$d"_s, "auth0%7Ca%3Ab%2Cc%24d"},
};

struct Row
{
    const char *name;
    std::function<Request(const QString &)> build;
    Api api;
    QByteArray method;
    QByteArray before; // the encoded id
    QByteArray after;
};

const Row rows[] = {
    {"getUser", getUser, Api::Management, "GET", "/api/v2/users/", ""},
    {"usersByEmail", usersByEmail, Api::Management, "GET", "/api/v2/users-by-email?email=", ""},
    {"userLog", userLog, Api::Management, "GET", "/api/v2/users/",
        "/logs?page=0&per_page=50&sort=date%3A-1"},
    {"userHistory", userHistory, Api::Management, "GET", "/api/v2/users/",
        "/logs?page=0&per_page=100&sort=date%3A-1"},
    {"authenticationMethods", authenticationMethods, Api::Management, "GET", "/api/v2/users/",
        "/authentication-methods?page=0&per_page=100"},
    {"organization", organization, Api::Management, "GET", "/api/v2/organizations/", ""},
    {"userSessions", userSessions, Api::Management, "GET", "/api/v2/users/", "/sessions?take=1"},
    {"deviceCredentials",
        [](const QString &id) { return deviceCredentials(id, u"rotating_refresh_token"_s); },
        Api::Management, "GET",
        "/api/v2/device-credentials?user_id=", "&type=rotating_refresh_token&page=0&per_page=100"},
    {"revokeAccess", revokeAccess, Api::Management, "POST", "/api/v2/users/", "/revoke-access"},
    {"deleteSessions", deleteSessions, Api::Management, "DELETE", "/api/v2/users/", "/sessions"},
    {"deleteRefreshTokens", deleteRefreshTokens, Api::Management, "DELETE", "/api/v2/users/",
        "/refresh-tokens"},
    {"forgetMfaBrowsers", forgetMfaBrowsers, Api::Management, "POST", "/api/v2/users/",
        "/multifactor/actions/invalidate-remember-browser"},
    {"deleteGrants", deleteGrants, Api::Management, "DELETE", "/api/v2/grants?user_id=", ""},
    {"deleteDeviceCredential", deleteDeviceCredential, Api::Management, "DELETE",
        "/api/v2/device-credentials/", ""},
};

QJsonObject object(const QByteArray &body)
{
    return QJsonDocument::fromJson(body).object();
}

} // namespace

TEST(Endpoints, CallsOnAUser)
{
    for (const Row &row : rows) {
        for (const auto &[id, segment] : ids) {
            const Request request = row.build(id);
            EXPECT_EQ(request.api, row.api) << row.name;
            EXPECT_EQ(request.method, row.method) << row.name;
            EXPECT_EQ(request.target, row.before + segment + row.after) << row.name;
            EXPECT_EQ(request.body, QByteArray()) << row.name;
            EXPECT_TRUE(request.authorized) << row.name;
        }
    }
}

TEST(Endpoints, TargetsReachTheTenantUnchanged)
{
    LoopbackServer server;
    server.react = [](const Seen &) {
        return Reaction{"HTTP/1.1 202 A\r\nContent-Length: 0\r\n\r\n"};
    };
    const auto transport = makeHttpTransport({*TenantAddress::parse(server.origin()), {}});
    const Secret bearer = secret("b.e.arer");
    for (const Row &row : rows) {
        for (const auto &[id, segment] : ids) {
            const size_t before = server.seen.size();
            bool answered = false;
            (*transport)->send(row.build(id), bearer, [&](const Answer &) { answered = true; });
            ASSERT_TRUE(waitFor([&] { return answered; }));
            ASSERT_EQ(server.seen.size(), before + 1);
            EXPECT_EQ(server.seen.back().target, row.before + segment + row.after) << row.name;
            EXPECT_EQ(server.seen.back().method, row.method) << row.name;
        }
    }
}

TEST(Endpoints, CallsOnTheWholeTenant)
{
    const std::pair<Request, QByteArray> table[] = {
        {countUsers(),
            "/api/v2/users?page=0&per_page=1&include_totals=true&fields=user_id"
            "&include_fields=true"},
        {newestLogEntry(), "/api/v2/logs?page=0&per_page=1&sort=date%3A-1"},
        {oldestLogEntry(), "/api/v2/logs?page=0&per_page=1&sort=date%3A1"},
        {changesByApplications({1'769'889'600'000, 1'769'889'660'007}, 0),
            "/api/v2/logs?page=0&per_page=100&sort=date%3A-1&q=type%3Asapi%20AND%20date%3A%5B"
            "2026-01-31T20%3A00%3A00.000Z%20TO%202026-01-31T20%3A01%3A00.007Z%5D"},
        {changesByApplications({1'769'889'600'000, 0}, 9), // until now
            "/api/v2/logs?page=9&per_page=100&sort=date%3A-1&q=type%3Asapi%20AND%20date%3A%5B"
            "2026-01-31T20%3A00%3A00.000Z%20TO%20*%5D"},
    };
    for (const auto &[request, target] : table) {
        EXPECT_EQ(request.api, Api::Management) << target.toStdString();
        EXPECT_EQ(request.method, "GET") << target.toStdString();
        EXPECT_EQ(request.target, target);
        EXPECT_EQ(request.body, QByteArray()) << target.toStdString();
        EXPECT_TRUE(request.authorized) << target.toStdString();
    }
}

TEST(Endpoints, Discovery)
{
    const Request request = discovery();
    EXPECT_EQ(request.method, "GET");
    EXPECT_EQ(request.target, "/.well-known/openid-configuration");
    EXPECT_FALSE(request.authorized);
    EXPECT_TRUE(request.body.isEmpty());
}

TEST(Endpoints, ClientCredentials)
{
    for (const char *text : {"plain", "q\"uo\\te", "\x01\n\t", "\xC3\xA9\xE2\x82\xAC", ""}) {
        const Request request = clientCredentials(tenant(), secret(text));
        EXPECT_EQ(request.api, Api::Authentication);
        EXPECT_EQ(request.method, "POST");
        EXPECT_EQ(request.target, "/oauth/token");
        EXPECT_FALSE(request.authorized);
        const QJsonObject expected{{u"grant_type"_s, u"client_credentials"_s},
            {u"client_id"_s, u"client"_s}, {u"client_secret"_s, QString::fromUtf8(text)},
            {u"audience"_s, u"https://t.eu.auth0.com/api/v2/"_s}};
        EXPECT_EQ(object(request.body), expected) << text;
    }
}

TEST(Endpoints, ChangePasswordHoldsOnlyTheKeysThatAreSet)
{
    struct
    {
        ResetMail mail;
        QJsonObject body;
    } const table[] = {
        {{u"DB"_s, u"a+b@c.d"_s, u"client"_s, u"org_1"_s},
            {{u"connection"_s, u"DB"_s}, {u"email"_s, u"a+b@c.d"_s}, {u"client_id"_s, u"client"_s},
                {u"organization"_s, u"org_1"_s}}},
        {{u"DB"_s, u"ü@c.d"_s, u"client"_s, {}},
            {{u"connection"_s, u"DB"_s}, {u"email"_s, u"ü@c.d"_s}, {u"client_id"_s, u"client"_s}}},
        {{u"DB"_s, u"\"@c.d"_s, {}, {}}, {{u"connection"_s, u"DB"_s}, {u"email"_s, u"\"@c.d"_s}}},
    };
    for (const auto &[mail, body] : table) {
        const Request request = changePassword(mail);
        EXPECT_EQ(request.api, Api::Authentication);
        EXPECT_EQ(request.method, "POST");
        EXPECT_EQ(request.target, "/dbconnections/change_password");
        EXPECT_FALSE(request.authorized);
        EXPECT_EQ(object(request.body), body);
    }
}

} // namespace bulkhead::testing
