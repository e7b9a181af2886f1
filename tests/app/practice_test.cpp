// SPDX-License-Identifier: Apache-2.0
#include "app/app_test.h"

#include <QJsonDocument>

#include <csignal>

using namespace Qt::StringLiterals;

namespace bulkhead::app {
namespace {

TEST_F(TenantTest, PracticeTellsWhereItListensInOneLine)
{
    ASSERT_NO_FATAL_FAILURE(startPractice());
    const QJsonObject line = practice().line();
    EXPECT_EQ(line.keys(), (QStringList{u"client_id"_s, u"client_secret"_s, u"pid"_s, u"url"_s}));
    EXPECT_TRUE(practice().url().startsWith(u"http://127.0.0.1:"));
    EXPECT_EQ(line[u"pid"].toInteger(), practice().program().pid());
    EXPECT_GE(practice().secret().size(), 32);
}

TEST_F(TenantTest, PracticeEndsOnTermAndInt)
{
    for (const int number : {SIGTERM, SIGINT}) {
        ASSERT_NO_FATAL_FAILURE(startPractice());
        practice().program().signal(number);
        const Ended ended = practice().program().end(5'000);
        EXPECT_TRUE(exits(0, ended)) << number;
        EXPECT_EQ(ended.out, "") << "more than one line";
    }
}

TEST_F(TenantTest, PracticeHasTheUsersOfItsSeed)
{
    const PracticeServer one(m_machine, {u"--users"_s, u"7"_s, u"--seed"_s, u"5"_s});
    const PracticeServer same(m_machine, {u"--users"_s, u"7"_s, u"--seed"_s, u"5"_s});
    const PracticeServer other(m_machine, {u"--users"_s, u"7"_s, u"--seed"_s, u"6"_s});
    EXPECT_EQ(one.users(100).count('\n'), 8);
    EXPECT_EQ(one.users(100), same.users(100));
    EXPECT_NE(one.users(100), other.users(100));
    EXPECT_NE(one.secret(), same.secret());
}

TEST_F(TenantTest, PracticeTakesThePortItIsGivenOrSaysWhyNot)
{
    ASSERT_NO_FATAL_FAILURE(startPractice());
    const QString port = practice().tenantName().section(u':', 1);
    const Ended taken = cli(u"practice --port "_s + port);
    EXPECT_TRUE(refuses(3, "practice tenant cannot start", taken));
    practice().program().signal(SIGTERM);
    ASSERT_TRUE(exits(0, practice().program().end(5'000)));
    const PracticeServer again(m_machine, {u"--port"_s, port});
    EXPECT_EQ(again.tenantName(), u"127.0.0.1:"_s + port);
}

TEST_F(TenantTest, PracticeHasOddUsersBesidesTheOrdinaryOnes)
{
    ASSERT_NO_FATAL_FAILURE(startPractice({u"--users"_s, u"7"_s}));
    const QByteArray kinds = practice().ask("GET", "/_practice/kinds.csv");
    EXPECT_EQ(kinds.count('\n'), 64);
    EXPECT_TRUE(kinds.startsWith("user_id,email,kind\r\ngoogle-oauth2|"));
}

TEST_F(TenantTest, PracticeOnALesserPlanRefusesTheSessionCalls)
{
    ASSERT_NO_FATAL_FAILURE(startPractice({u"--plan"_s, u"professional"_s}));
    const QString audience = u"https://"_s + practice().tenantName() + u"/api/v2/"_s;
    const QJsonObject credentials{{u"grant_type"_s, u"client_credentials"_s},
        {u"client_id"_s, practice().clientId()},
        {u"client_secret"_s, QString::fromUtf8(practice().secret())}, {u"audience"_s, audience}};
    const QByteArray answer =
        practice().ask("POST", "/oauth/token", QJsonDocument(credentials).toJson());
    const QByteArray token = QJsonDocument::fromJson(answer)[u"access_token"].toString().toLatin1();
    ASSERT_FALSE(token.isEmpty()) << answer.toStdString();
    EXPECT_TRUE(practice()
                    .ask("GET", "/api/v2/users/auth0%7Ca/sessions", {}, token)
                    .contains("Subscription missing entitlement."));
    EXPECT_TRUE(refuses(2, "--plan takes", cli(u"practice --plan gold"_s)));
}

TEST_F(TenantTest, PracticeLosesMailsWithTheBuiltInProvider)
{
    ASSERT_NO_FATAL_FAILURE(startPractice({u"--built-in-mail"_s, u"--users"_s, u"12"_s}));
    for (const QByteArray &line : practice().users(12).trimmed().split('\n').mid(1)) {
        const QByteArray body = R"({"connection":"Username-Password-Authentication","email":")"
            + line.trimmed().split(',').last() + "\"}";
        EXPECT_TRUE(
            practice().ask("POST", "/dbconnections/change_password", body).contains("sent"));
    }
    int sent = 0, lost = 0;
    const QJsonArray users = practice().record()[u"users"].toArray();
    for (const QJsonValue &user : users) {
        sent += user[u"mails"].toInt();
        lost += user[u"mails_lost"].toInt();
    }
    EXPECT_EQ(sent + lost, 12);
    EXPECT_GE(lost, 1);
}

TEST_F(TenantTest, PracticeMayHaveAWrongClock)
{
    ASSERT_NO_FATAL_FAILURE(startPractice({u"--clock-offset"_s, u"-7200"_s}));
    const qint64 off = QDateTime::currentDateTimeUtc().secsTo(practice().now());
    EXPECT_NEAR(double(off), -7200, 30);
    EXPECT_TRUE(refuses(2, "clock-offset", cli(u"practice --clock-offset soon"_s)));
}

TEST_F(AppTest, DrillWalksTheWholeWayAndProvesIt)
{
    const Ended drill = cli(u"drill --users 25"_s);
    ASSERT_TRUE(exits(0, drill));
    EXPECT_TRUE(drill.out.contains("1. Import   26 users, 1 repeated, 1 rejected"));
    EXPECT_TRUE(drill.out.contains("25 done, 0 failed, 0 unknown, 1 skipped"));
    EXPECT_TRUE(drill.out.contains("agree on 25 users, differ on 0; 0 users who were not"))
        << drill.out.toStdString();
}

TEST_F(AppTest, DrillKeepsIncidentAndReportInTheDataFolder)
{
    ASSERT_TRUE(exits(0, cli(u"drill --users 3"_s)));
    QStringList files = m_machine.allFiles();
    files.removeIf(
        [](const QString &file) { return !file.contains(u"/data/bulkhead/incidents/drill-"); });
    files.sort();
    ASSERT_EQ(files.size(), 2) << files.join(u' ').toStdString();
    EXPECT_TRUE(files[0].endsWith(u".csv"));
    EXPECT_TRUE(files[1].endsWith(u".incident"));
    const QJsonObject shown = status(files[1]);
    EXPECT_EQ(shown[u"state"], u"finished"_s);
    EXPECT_EQ(shown[u"tenant"][u"practice"], true);
    EXPECT_EQ(usersIn(shown, u"done"_s), 3);
}

} // namespace
} // namespace bulkhead::app
