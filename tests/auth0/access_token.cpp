// SPDX-License-Identifier: Apache-2.0
#include "auth0/access_token.h"
#include "auth0/json_text.h"
#include "testing/testing.h"

using namespace Qt::StringLiterals;

namespace bulkhead::testing {
namespace {

using namespace bulkhead::auth0;

QByteArray jwt(const QByteArray &claims)
{
    constexpr auto encoding = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
    return "eyJhbGciOiJSUzI1NiJ9." + claims.toBase64(encoding) + ".c2ln";
}

const QByteArray token =
    jwt(R"({"iss":"https://t.auth0.com/","iat":1000,"exp":8200,"scope":"read:users a:b"})");

Answer answered(int status, QByteArray body, QList<QPair<QByteArray, QByteArray>> headers = {})
{
    return {Transfer::Answered, status, std::move(headers), std::move(body), {}};
}

QByteArray authError(const char *error, const char *description)
{
    return QByteArray("{\"error\":\"") + error + "\",\"error_description\":\"" + description
        + "\"}";
}

QByteArray bearerOf(const Result<AccessToken> &read)
{
    return read ? read->bearer.reveal().toByteArray() : QByteArray("none");
}

} // namespace

TEST(AccessToken, ReadsWhatTheTenantIssued)
{
    Answer answer = answered(200,
        "{\"access_token\":\"" + token
            + "\",\"token_type\":\"Bearer\",\"expires_in\":86400,\"scope\":\"x:y  z:w\"}",
        {{"X-Bulkhead-Practice", "1"}});
    const auto read = readToken(answer);
    ASSERT_TRUE(read);
    EXPECT_EQ(bearerOf(read), token);
    EXPECT_EQ(read->issuer, u"https://t.auth0.com/"_s);
    EXPECT_EQ(read->scopes, (QSet<QString>{u"x:y"_s, u"z:w"_s}));
    EXPECT_EQ(read->lifetimeMs, 86'400'000);
    EXPECT_TRUE(read->practice);
    EXPECT_TRUE(answer.body.isEmpty());
    EXPECT_EQ(answer.status, 200);
}

TEST(AccessToken, FallsBackToTheClaims)
{
    Answer answer =
        answered(200, "{ \"token_type\" : \"bearer\", \"access_token\" : \"" + token + "\" }");
    const auto read = readToken(answer);
    ASSERT_TRUE(read);
    EXPECT_EQ(bearerOf(read), token);
    EXPECT_EQ(read->scopes, (QSet<QString>{u"read:users"_s, u"a:b"_s}));
    EXPECT_EQ(read->lifetimeMs, 7'200'000);
    EXPECT_FALSE(read->practice);
}

TEST(AccessToken, OpaqueTokensHaveNoIssuer)
{
    for (const QByteArray opaque :
        {"opaque", "a.b", "a.!!!.c", "a.bm90IGpzb24.c", "..", "a.W10.c"}) {
        Answer answer =
            answered(200, "{\"access_token\":\"" + opaque + "\",\"expires_in\":\"60\"}");
        const auto read = readToken(answer);
        ASSERT_TRUE(read) << opaque.constData();
        EXPECT_EQ(bearerOf(read), opaque);
        EXPECT_EQ(read->issuer, QString());
        EXPECT_TRUE(read->scopes.isEmpty());
        EXPECT_EQ(read->lifetimeMs, 60'000);
    }
}

TEST(AccessToken, LifetimesAreBounded)
{
    for (const auto &[announced, ms] :
        std::initializer_list<std::pair<const char *, qint64>>{{"1", 1000}, {"0", 3'600'000},
            {"-5", 3'600'000}, {"null", 3'600'000}, {"{}", 3'600'000}, {"1e18", 2'592'000'000}}) {
        Answer answer =
            answered(200, QByteArray("{\"access_token\":\"t\",\"expires_in\":") + announced + "}");
        const auto read = readToken(answer);
        ASSERT_TRUE(read) << announced;
        EXPECT_EQ(read->lifetimeMs, ms) << announced;
    }
}

TEST(AccessToken, Failures)
{
    const struct
    {
        const char *name;
        Answer answer;
        Fault fault;
        QString detail = {};
    } table[] = {
        {"wrong secret", answered(401, authError("access_denied", "Unauthorized")),
            Fault::CredentialsRefused, u"Unauthorized"_s},
        {"as published", answered(401, authError("invalid_client", "no")),
            Fault::CredentialsRefused, u"no"_s},
        {"invalid client, other status", answered(400, authError("invalid_client", "no")),
            Fault::CredentialsRefused, u"no"_s},
        {"silent 401", answered(401, {}), Fault::CredentialsRefused},
        {"no client grant",
            answered(403,
                authError("access_denied",
                    "Client is not authorized to access 'https://t.auth0.com/api/v2/'. Create a "
                    "grant")),
            Fault::ClientNotAuthorized,
            u"Client is not authorized to access 'https://t.auth0.com/[cut]'. Create a grant"_s},
        {"custom domain as audience",
            answered(403, authError("access_denied", "Service not enabled within domain: x")),
            Fault::AudienceWrong, u"Service not enabled within domain: x"_s},
        {"no such audience", answered(403, authError("access_denied", "Service not found: x")),
            Fault::AudienceWrong, u"Service not found: x"_s},
        {"grant off",
            answered(403,
                authError("unauthorized_client", "Grant type 'x' not allowed for the client.")),
            Fault::GrantNotAllowed, u"Grant type 'x' not allowed for the client."_s},
        {"malformed request", answered(400, authError("invalid_request", "bad")),
            Fault::CredentialsRefused, u"bad"_s},
        {"quota", answered(429, authError("too_many_requests", "Client quota exceeded")),
            Fault::ServerFailing, u"Client quota exceeded"_s},
        {"down", answered(503, "<html><title>Busy</title>"), Fault::ServerFailing, u"Busy"_s},
        {"page 401", answered(401, "<html><title>Gateway</title>"), Fault::NotATenant,
            u"Gateway"_s},
        {"page 403", answered(403, "<html>"), Fault::NotATenant},
        {"page 404", answered(404, "<html>"), Fault::NotATenant},
        {"another program", answered(404, R"({"detail":"no"})"), Fault::NotATenant},
        {"page 200", answered(200, "<html>"), Fault::NotATenant},
        {"no token", answered(200, "{}"), Fault::NotATenant},
        {"empty token", answered(200, R"({"access_token":""})"), Fault::NotATenant},
        {"escaped token", answered(200, R"({"access_token":"a\u0062c"})"), Fault::NotATenant},
        {"number", answered(200, R"({"access_token":17})"), Fault::NotATenant},
        {"deeper", answered(200, R"({"a":{"access_token":"abc"}})"), Fault::NotATenant},
        {"broken JSON", answered(200, R"({"access_token":"abc")"), Fault::NotATenant},
        {"other type", answered(200, R"({"access_token":"abc","token_type":"DPoP"})"),
            Fault::NotATenant},
        {"elsewhere", answered(302, {}, {{"Location", "https://login.example/?x=y"}}),
            Fault::Redirected, u"login.example"_s},
        {"proxy", answered(407, {}), Fault::ProxyAuthRequired},
        {"name", {Transfer::HostUnknown, 0, {}, {}, u"t.x"_s}, Fault::HostUnknown, u"t.x"_s},
        {"refused", {Transfer::Refused, 0, {}, {}, {}}, Fault::Unreachable},
        {"tls", {Transfer::TlsUntrusted, 0, {}, {}, u"t.x: a (b)"_s}, Fault::TlsUntrusted,
            u"t.x: a (b)"_s},
        {"proxy login", {Transfer::ProxyAuthRequired, 0, {}, {}, {}}, Fault::ProxyAuthRequired},
        {"down", {Transfer::NetworkDown, 0, {}, {}, {}}, Fault::Unreachable},
        {"broken", {Transfer::Broken, 200, {}, {}, {}}, Fault::Unreachable},
        {"late", {Transfer::TimedOut, 0, {}, {}, {}}, Fault::TimedOut},
        {"aborted", {Transfer::Aborted, 0, {}, {}, {}}, Fault::Unreachable},
    };
    for (const auto &row : table) {
        Answer answer = row.answer;
        const auto read = readToken(answer);
        ASSERT_FALSE(read) << row.name;
        EXPECT_EQ(read.error().fault, row.fault) << row.name;
        EXPECT_EQ(read.error().detail, row.detail) << row.name;
        EXPECT_TRUE(answer.body.isEmpty()) << row.name;
        EXPECT_EQ(answer.status, row.answer.status) << row.name;
    }
}

TEST(PastedToken, IsReadFromItsClaims)
{
    const auto pasted = [](const QByteArray &claims) {
        return std::move(*credentials::ManagementToken::fromPasted(Secret(jwt(claims))));
    };
    const auto read = readToken(
        pasted(R"({"iss":"https://t.auth0.com/","exp":8200,"scope":"read:users a:b"})"), 1000);
    ASSERT_TRUE(read);
    EXPECT_EQ(bearerOf(read),
        jwt(R"({"iss":"https://t.auth0.com/","exp":8200,"scope":"read:users a:b"})"));
    EXPECT_EQ(read->issuer, u"https://t.auth0.com/"_s);
    EXPECT_EQ(read->scopes, (QSet<QString>{u"read:users"_s, u"a:b"_s}));
    EXPECT_EQ(read->lifetimeMs, 7'200'000);
    const struct
    {
        QByteArray claims;
        qint64 nowS;
        std::optional<Fault> fault;
    } table[] = {
        {R"({"iss":"i","exp":8200})", 8199, {}},
        {R"({"iss":"i","exp":8200})", 8200, Fault::PastedTokenEnded},
        {R"({"iss":"i","exp":1})", 9000, Fault::PastedTokenEnded},
        {R"({"iss":"i"})", 0, Fault::PastedTokenUnreadable},
        {R"({"iss":"i","exp":"8200"})", 0, Fault::PastedTokenUnreadable},
        {R"({"exp":8200})", 0, Fault::PastedTokenUnreadable},
        {R"([])", 0, Fault::PastedTokenUnreadable},
    };
    for (const auto &row : table) {
        const auto got = readToken(pasted(row.claims), row.nowS);
        EXPECT_EQ(got ? std::nullopt : std::optional(got.error().fault), row.fault)
            << row.claims.constData();
    }
}

TEST(AccessToken, TheBodysBytesAreOverwritten)
{
    QByteArray body = "{\"access_token\":\"sesame\",\"expires_in\":60}";
    EXPECT_EQ(takeJsonString(body, "access_token"), "sesame");
    EXPECT_EQ(body, "{\"access_token\":\"xxxxxx\",\"expires_in\":60}");
}

TEST(Issuer, Discovery)
{
    const struct
    {
        const char *name;
        Answer answer;
        std::optional<Fault> fault;
        QString issuer = {};
    } table[] = {
        {"page", answered(200, R"({"issuer":"https://t.auth0.com/"})"), {},
            u"https://t.auth0.com/"_s},
        {"none", answered(404, "<html>"), {}},
        {"no issuer", answered(200, "{}"), Fault::NotATenant},
        {"empty issuer", answered(200, R"({"issuer":""})"), Fault::NotATenant},
        {"no url", answered(200, R"({"issuer":"me"})"), Fault::NotATenant},
        {"portal", answered(200, "<html>"), Fault::NotATenant},
        {"forbidden", answered(403, "<html>"), Fault::NotATenant},
        {"moved", answered(301, {}), Fault::Redirected},
        {"busy", answered(503, {}), Fault::ServerFailing},
        {"throttled", answered(429, {}), Fault::ServerFailing},
        {"tls", {Transfer::TlsUntrusted, 0, {}, {}, {}}, Fault::TlsUntrusted},
        {"late", {Transfer::TimedOut, 200, {}, {}, {}}, Fault::TimedOut},
    };
    for (const auto &row : table) {
        const auto read = readIssuer(row.answer);
        EXPECT_EQ(read.has_value(), !row.fault) << row.name;
        if (read)
            EXPECT_EQ(*read, row.issuer) << row.name;
        else
            EXPECT_EQ(read.error().fault, row.fault) << row.name;
    }
}

} // namespace bulkhead::testing
