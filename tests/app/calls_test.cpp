// SPDX-License-Identifier: Apache-2.0
// Which calls a walk makes, and how many.
#include "app/app_test.h"

using namespace Qt::StringLiterals;

namespace bulkhead::app {
namespace {

const QString revokeRoute = u"POST /api/v2/users/{id}/revoke-access"_s;
const QString mailRoute = u"POST /dbconnections/change_password"_s;

// The requests themselves are held by tests/auth0/endpoints.cpp; here, that there are no others.
TEST_F(TenantTest, EveryCallIsOneOfTheTable)
{
    const QHash<QString, QJsonObject> table{
        // twice, and after the mail without an answer, to see whether that API is there
        {u"GET /.well-known/openid-configuration"_s, {}},
        {u"POST /oauth/token"_s, {{u"200"_s, 2}}},
        {u"GET /api/v2/users"_s, {{u"200"_s, 1}}},
        {u"GET /api/v2/connections"_s, {{u"200"_s, 1}}},
        {u"GET /api/v2/emails/provider"_s, {{u"200"_s, 1}}},
        {u"GET /api/v2/email-templates/{id}"_s, {{u"200"_s, 1}}},
        {u"GET /api/v2/tenants/settings"_s, {{u"200"_s, 1}}},
        {u"GET /api/v2/users/{id}/sessions"_s, {{u"200"_s, 1}}},
        {u"GET /api/v2/users/{id}"_s, {{u"200"_s, 3}}},
        {u"GET /api/v2/users-by-email"_s, {{u"200"_s, 2}}}, // as given, and in lower case
        {revokeRoute, {{u"202"_s, 4}}},
        {mailRoute, {{u"0"_s, 1}, {u"200"_s, 3}}}, // one has no answer, the log has it
        {u"GET /api/v2/logs"_s, {}}, // as often as it takes
        {u"GET /api/v2/users/{id}/logs"_s, {}},
    };
    ASSERT_NO_FATAL_FAILURE(startPractice());
    const QList<QByteArray> lines = practice().users(4).split('\n');
    m_machine.write(u"list.txt"_s,
        lines[1].split(',')[1].trimmed().toUpper() + '\n' + lines[2].split(',')[0] + '\n'
            + lines[3].split(',')[0] + '\n' + lines[4].split(',')[0] + '\n');
    ASSERT_TRUE(exits(0, cli(u"new i --tenant URL --client-id ID"_s)));
    ASSERT_TRUE(exits(0, cli(u"import i list.txt"_s)));
    ASSERT_TRUE(exits(0, call(u"plan i --scope everything --reset email"_s)));
    ASSERT_TRUE(practice().fail(
        "[{'match':{'path_prefix':'/dbconnections/','nth':[2]},'do':'close_after'}]"));
    ASSERT_TRUE(exits(0, call(u"run i --confirm NAME"_s)));
    const QJsonObject routes = practice().record()[u"routes"].toObject();
    for (auto at = routes.begin(); at != routes.end(); ++at) {
        ASSERT_TRUE(table.contains(at.key())) << at.key().toStdString();
        const QJsonObject expected = table[at.key()];
        if (expected.isEmpty())
            EXPECT_EQ(at->toObject().keys(), QStringList{u"200"_s}) << at.key().toStdString();
        else
            EXPECT_EQ(at->toObject(), expected) << at.key().toStdString();
    }
    EXPECT_EQ(routes.size(), table.size());
}

TEST_F(TenantTest, EachScopeMakesItsOwnCalls)
{
    const struct
    {
        QString choices, route;
    } cases[] = {
        {u"--scope sessions --reset none"_s, u"DELETE /api/v2/users/{id}/sessions"_s},
        {u"--scope refresh-tokens --reset none"_s, u"DELETE /api/v2/users/{id}/refresh-tokens"_s},
        {u"--scope everything --reset none"_s, revokeRoute},
        {u"--scope none --reset email"_s, mailRoute},
    };
    for (const auto &each : cases) {
        SCOPED_TRACE(each.choices.toStdString());
        ASSERT_NO_FATAL_FAILURE(makePlan(3, {}, each.choices));
        practice().resetRecord();
        ASSERT_TRUE(exits(0, call(u"run i --confirm NAME"_s)));
        EXPECT_EQ(practice().callCount(each.route), 3);
        EXPECT_LE(practice().callCount(), 3 + 4);
        m_machine.remove(u"i.incident"_s);
    }
}

TEST_F(TenantTest, AUserCostsTwoCallsAndAMail)
{
    ASSERT_NO_FATAL_FAILURE(makePlan(100));
    ASSERT_TRUE(exits(0, call(u"run i --confirm NAME"_s)));
    EXPECT_EQ(practice().callCount(u"GET /api/v2/users/{id}"_s), 100);
    EXPECT_EQ(practice().callCount(revokeRoute), 100);
    EXPECT_EQ(practice().callCount(mailRoute), 100);
    EXPECT_LE(practice().callCount(), 300 + 20);
    const QJsonObject calls = status(u"i"_s)[u"calls"].toObject();
    EXPECT_EQ(
        calls[u"management"][u"sent"].toInteger() + calls[u"authentication"][u"sent"].toInteger(),
        practice().callCount());
}

} // namespace
} // namespace bulkhead::app
