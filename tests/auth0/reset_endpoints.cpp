// SPDX-License-Identifier: Apache-2.0
// The bodies of the calls that change a user.
#include "auth0/reset_endpoints.h"
#include "testing/testing.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace bulkhead::auth0 {
namespace {

QJsonObject object(const QByteArray &body)
{
    return QJsonDocument::fromJson(body).object();
}

TEST(ResetEndpoints, APasswordIsEscapedAndAlone)
{
    const Request request =
        setPassword(u"auth0|a"_s, u"Main \"db\""_s, Secret(QByteArray("a\"b\\c{}\xc3\xa9")));
    EXPECT_EQ(request.method, "PATCH"_ba);
    EXPECT_EQ(request.target, "/api/v2/users/auth0%7Ca"_ba);
    EXPECT_EQ(object(request.body),
        (QJsonObject{{u"connection"_s, u"Main \"db\""_s}, {u"password"_s, u"a\"b\\c{}\u00e9"_s}}));
    EXPECT_EQ(object(setPassword(u"a"_s, {}, Secret(QByteArray("x"))).body),
        (QJsonObject{{u"connection"_s, QString()}, {u"password"_s, u"x"_s}}));
}

TEST(ResetEndpoints, ChangesOfAProfileHoldOneKeyEach)
{
    const std::pair<Request, QJsonObject> table[] = {
        {block(u"auth0|a"_s), {{u"blocked"_s, true}}},
        {setForceResetFlag(u"auth0|a"_s, 42),
            {{u"app_metadata"_s, QJsonObject{{u"bulkhead_force_reset"_s, 42}}}}},
        {setForceResetFlag(u"auth0|a"_s, QJsonValue::Null),
            {{u"app_metadata"_s, QJsonObject{{u"bulkhead_force_reset"_s, QJsonValue::Null}}}}},
    };
    for (const auto &[request, body] : table) {
        EXPECT_EQ(request.api, Api::Management);
        EXPECT_EQ(request.method, "PATCH");
        EXPECT_EQ(request.target, "/api/v2/users/auth0%7Ca");
        EXPECT_TRUE(request.authorized);
        EXPECT_EQ(object(request.body), body);
    }
}

TEST(ResetEndpoints, ATicketHoldsWhatWasWishedAndAResultUrlAlone)
{
    struct
    {
        TicketWish wish;
        QJsonObject body;
    } const table[] = {
        {{.userId = u"auth0|a"_s, .lifeS = 360},
            {{u"user_id"_s, u"auth0|a"_s}, {u"ttl_sec"_s, 360}}},
        {{.userId = u"auth0|a"_s, .lifeS = 1, .clientId = u"app"_s, .organization = u"org_1"_s},
            {{u"user_id"_s, u"auth0|a"_s}, {u"ttl_sec"_s, 1}, {u"client_id"_s, u"app"_s},
                {u"organization_id"_s, u"org_1"_s}}},
        {{.userId = u"auth0|a"_s,
             .lifeS = 1,
             .resultUrl = u"https://x/"_s,
             .clientId = u"app"_s,
             .organization = u"org_1"_s},
            {{u"user_id"_s, u"auth0|a"_s}, {u"ttl_sec"_s, 1}, {u"result_url"_s, u"https://x/"_s}}},
        {{.userId = u"google|a"_s,
             .identityUserId = u"5f"_s,
             .identityConnectionId = u"con_1"_s,
             .lifeS = 1},
            {{u"user_id"_s, u"google|a"_s}, {u"ttl_sec"_s, 1},
                {u"identity"_s,
                    QJsonObject{{u"user_id"_s, u"5f"_s}, {u"provider"_s, u"auth0"_s},
                        {u"connection_id"_s, u"con_1"_s}}}}},
        {{.userId = u"google|a"_s, .identityUserId = u"5f"_s, .lifeS = 1},
            {{u"user_id"_s, u"google|a"_s}, {u"ttl_sec"_s, 1},
                {u"identity"_s,
                    QJsonObject{{u"user_id"_s, u"5f"_s}, {u"provider"_s, u"auth0"_s}}}}},
    };
    for (const auto &[wish, body] : table) {
        const Request request = passwordTicket(wish);
        EXPECT_EQ(request.method, "POST");
        EXPECT_EQ(request.target, "/api/v2/tickets/password-change");
        EXPECT_TRUE(request.authorized);
        EXPECT_EQ(object(request.body), body);
    }
}

} // namespace
} // namespace bulkhead::auth0
