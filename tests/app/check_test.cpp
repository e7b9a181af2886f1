// SPDX-License-Identifier: Apache-2.0
// check: reads only, and says what stands in a plan's way; run holds to it.
#include "app/app_test.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace bulkhead::app {
namespace {

class CheckTest : public TenantTest
{
protected:
    QJsonObject check(int code)
    {
        const Ended ended = call(u"check i --json"_s);
        EXPECT_EQ(ended.code, code) << ended.err.toStdString() << ended.out.toStdString();
        return QJsonDocument::fromJson(ended.out).object();
    }

    [[nodiscard]] static QStringList codes(const QJsonObject &check, const QString &severity)
    {
        QStringList found;
        for (const QJsonValue each : check[u"findings"].toArray()) {
            if (each[u"severity"] == severity)
                found << each[u"code"].toString();
        }
        return found;
    }

    void expectOnlyReads()
    {
        const QJsonArray calls = practice().record(true)[u"calls"].toArray();
        EXPECT_GT(calls.size(), 5);
        for (const QJsonValue each : calls)
            EXPECT_TRUE(each[u"method"] == u"GET"_s || each[u"path"] == u"/oauth/token"_s)
                << each[u"path"].toString().toStdString();
        EXPECT_TRUE(practice().record()[u"users"].toArray().isEmpty());
    }
};

TEST_F(CheckTest, ReadsOnlyBeforeAndAfterAPlan)
{
    ASSERT_NO_FATAL_FAILURE(makeList(5));
    const QJsonObject before = check(0);
    EXPECT_EQ(before[u"planned"], false);
    EXPECT_EQ(before[u"reset"], u"password,email"_s);
    EXPECT_EQ(before[u"stops"], 0);
    EXPECT_TRUE(codes(before, u"green"_s).contains(u"session_endpoints_there"_s));
    EXPECT_EQ(status(u"i"_s)[u"state"], u"imported"_s);
    ASSERT_TRUE(exits(0, call(u"plan i --scope everything --reset email"_s)));
    const QJsonObject after = check(0);
    EXPECT_EQ(after[u"planned"], true);
    EXPECT_EQ(after[u"reset"], u"email"_s);
    EXPECT_EQ(status(u"i"_s)[u"state"], u"planned"_s);
    expectOnlyReads();
}

TEST_F(CheckTest, SaysOnATerminalWhatItIsAndWhatToDo)
{
    ASSERT_NO_FATAL_FAILURE(makeList(3, {u"--built-in-mail"_s, u"--clock-offset"_s, u"120"_s}));
    const Ended ended = call(u"check i"_s);
    ASSERT_TRUE(exits(0, ended));
    EXPECT_TRUE(ended.out.contains("There is no plan yet"));
    EXPECT_TRUE(ended.out.contains("\n!     Mail goes out by Auth0's built-in provider"));
    EXPECT_TRUE(ended.out.contains("\n!     This machine's clock differs from the tenant's"));
    EXPECT_TRUE(ended.out.contains("\nok    The tenant's plan has the session endpoints."));
    EXPECT_FALSE(ended.out.contains("STOP"));
}

TEST_F(CheckTest, ALesserPlanIsAStopWithItsWayOut)
{
    ASSERT_NO_FATAL_FAILURE(makeList(3, {u"--plan"_s, u"professional"_s}));
    const Ended ended = call(u"check i"_s);
    EXPECT_EQ(ended.code, 4);
    EXPECT_TRUE(ended.out.contains("\nSTOP  The tenant's plan lacks the session endpoints."));
    EXPECT_TRUE(ended.out.contains("--delete-device-credentials"));
    ASSERT_TRUE(exits(0, call(u"plan i --scope everything --reset none"_s)))
        << "frozen all the same";
    practice().resetRecord();
    const Ended run = call(u"run i --confirm NAME"_s);
    EXPECT_EQ(run.code, 4);
    EXPECT_TRUE(run.err.contains("The tenant's plan lacks the session endpoints."));
    EXPECT_TRUE(run.err.contains("session_endpoints_missing"));
    EXPECT_TRUE(practice().record()[u"users"].toArray().isEmpty());
    EXPECT_EQ(status(u"i"_s)[u"state"], u"planned"_s);
    ASSERT_TRUE(exits(
        0, call(u"plan i --scope none --reset password,email --delete-device-credentials"_s)));
    ASSERT_TRUE(exits(0, call(u"run i --confirm NAME"_s)));
}

TEST_F(CheckTest, AFlagWaitsForItsAction)
{
    ASSERT_NO_FATAL_FAILURE(makeList(3));
    ASSERT_TRUE(exits(0, call(u"plan i --scope everything --reset flag"_s)));
    EXPECT_EQ(codes(check(4), u"stop"_s), QStringList{u"flag_action_missing"_s});
    EXPECT_EQ(call(u"run i --confirm NAME"_s).code, 4);
    practice().putFlagAction(true, false);
    EXPECT_EQ(codes(check(4), u"stop"_s), QStringList{u"flag_action_not_bound"_s});
    practice().putFlagAction();
    EXPECT_EQ(call(u"run i --confirm NAME"_s).code, 4) << "nobody has looked again";
    EXPECT_TRUE(codes(check(0), u"green"_s).contains(u"flag_action_ready"_s));
    ASSERT_TRUE(exits(0, call(u"run i --confirm NAME"_s)));
    EXPECT_EQ(usersIn(status(u"i"_s), u"done"_s), 3);
}

TEST_F(CheckTest, AskedForNoMoreThanTheTokenMayRead)
{
    ASSERT_NO_FATAL_FAILURE(makeList(3, {u"--scopes"_s, permissionsWithoutLogs}));
    practice().resetRecord();
    const QJsonObject found = check(4);
    EXPECT_EQ(codes(found, u"stop"_s), QStringList{u"scope_missing"_s}) << "of the password";
    EXPECT_TRUE(codes(found, u"warning"_s).contains(u"mail_provider_unknown"_s));
    EXPECT_EQ(practice().callCount(), 2) << "discovery and token";
}

TEST_F(CheckTest, NeedsNoList)
{
    ASSERT_NO_FATAL_FAILURE(startPractice());
    ASSERT_TRUE(exits(0, cli(u"new i --tenant URL --client-id ID"_s)));
    EXPECT_TRUE(codes(check(0), u"warning"_s).contains(u"session_endpoints_unknown"_s));
    EXPECT_EQ(status(u"i"_s)[u"state"], u"new"_s);
}

TEST_F(CheckTest, AnAnswerThatIsNoneIsSaidAsSuch)
{
    ASSERT_NO_FATAL_FAILURE(makeList(3));
    ASSERT_TRUE(
        practice().fail("[{'match':{'path_prefix':'/api/v2/emails/'},'do':'status','code':403}]"));
    EXPECT_TRUE(codes(check(0), u"warning"_s).contains(u"mail_provider_unknown"_s));
}

} // namespace
} // namespace bulkhead::app
