// SPDX-License-Identifier: Apache-2.0
#include "app/app_test.h"

#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QSet>
#include <QThread>

using namespace Qt::StringLiterals;

namespace bulkhead::app {
namespace {

const QString choices = u" --scope everything --reset email"_s;

TEST_F(TenantTest, PlanSaysWhatARunWillDo)
{
    ASSERT_NO_FATAL_FAILURE(makeList(10));
    const Ended plan = call(u"plan i"_s + choices);
    ASSERT_TRUE(exits(0, plan));
    EXPECT_TRUE(plan.out.contains("10 users will be treated"));
    EXPECT_TRUE(
        plan.out.contains("Calls: 10 to the Management API, 10 to the Authentication API."));
    EXPECT_TRUE(plan.out.contains("--confirm " + practice().tenantName().toUtf8()));
    const QJsonObject shown = status(u"i"_s);
    EXPECT_EQ(shown[u"state"], u"planned"_s);
    EXPECT_EQ(
        shown[u"plan"], (QJsonObject{{u"scope"_s, u"everything"_s}, {u"reset"_s, u"email"_s}}));
    EXPECT_EQ(shown[u"tenant"][u"practice"], true);
    EXPECT_TRUE(practice().record()[u"users"].toArray().isEmpty()) << "planning wrote";
}

TEST_F(TenantTest, ProgramsReadWhatIsPlanned)
{
    ASSERT_NO_FATAL_FAILURE(makeList(10));
    const Ended plan = call(u"plan i --json"_s + choices);
    ASSERT_TRUE(exits(0, plan));
    const QJsonObject said = QJsonDocument::fromJson(plan.out).object();
    EXPECT_EQ(said[u"schema"], 1);
    EXPECT_EQ(said[u"tenant"], practice().tenantName());
    EXPECT_EQ(said[u"practice"], true);
    EXPECT_EQ(said[u"scope"], u"everything"_s);
    EXPECT_EQ(said[u"reset"], u"email"_s);
    EXPECT_EQ(said[u"users"], 10);
    EXPECT_EQ(said[u"management_calls"], 10);
    EXPECT_EQ(said[u"authentication_calls"], 10);
    ASSERT_TRUE(exits(0,
        call(u"run i --confirm %1 --confirm-users %2"_s.arg(
            said[u"tenant"].toString(), QString::number(said[u"users"].toInt())))));
}

TEST_F(TenantTest, APracticeTenantIsMarkedAsOne)
{
    ASSERT_NO_FATAL_FAILURE(makeList(3));
    const QByteArray mark = "This is a practice tenant";
    EXPECT_TRUE(call(u"plan i"_s + choices).out.contains(mark));
    EXPECT_TRUE(call(u"run i --confirm NAME"_s).out.contains(mark));
    EXPECT_TRUE(cli(u"status i"_s).out.contains("(practice)"));
    EXPECT_EQ(report(u"i"_s)[u"practice"], true);
}

TEST_F(TenantTest, PlanReadsEveryScope)
{
    for (const QString &scope : {u"everything"_s, u"sessions"_s, u"refresh-tokens"_s, u"none"_s}) {
        SCOPED_TRACE(scope.toStdString());
        ASSERT_NO_FATAL_FAILURE(makeList(3));
        const Ended plan = call(u"plan i --reset email --scope "_s + scope);
        ASSERT_TRUE(exits(0, plan));
        EXPECT_EQ(status(u"i"_s)[u"plan"][u"scope"], scope);
        m_machine.remove(u"i.incident"_s);
    }
}

// Said with the plan and used by the run, unless that is told another one.
TEST_F(TenantTest, APlansRateOfMailsIsItsRuns)
{
    ASSERT_NO_FATAL_FAILURE(makeList(4));
    const Ended plan = call(u"plan i --mail-rate 0.01"_s + choices);
    ASSERT_TRUE(exits(0, plan));
    EXPECT_TRUE(
        plan.out.contains("The reset e-mails alone take about 5 min, at 0.01 a second as planned."))
        << plan.out.constData();
    const Ended slow = call(u"plan i --mail-rate 2 --json"_s + choices);
    const QJsonObject said = QJsonDocument::fromJson(slow.out).object();
    EXPECT_EQ(said[u"mail_per_s"], 2);
    EXPECT_EQ(said[u"mail_seconds"], 2);
    QElapsedTimer timer;
    timer.start();
    ASSERT_TRUE(exits(0, call(u"run i --confirm NAME"_s)));
    EXPECT_GE(timer.elapsed(), 1000); // by itself it takes 300 ms
}

TEST_F(TenantTest, TheLinksOfAConnectionAreOfItsOwnClientAndOrganization)
{
    ASSERT_NO_FATAL_FAILURE(startPractice());
    m_machine.write(u"list.csv"_s, practice().users(60)); // some of them partners
    ASSERT_TRUE(exits(0, cli(u"new i --tenant URL --client-id ID"_s)));
    ASSERT_TRUE(exits(0, cli(u"import i list.csv"_s)));
    const QString main = u"Username-Password-Authentication"_s;
    ASSERT_TRUE(exits(0,
        call(u"plan i --scope none --reset email --mail-rate 1000 --reset-client-id practice-shop "
             u"--reset-client-id %1=%2"
             " --organization org_PracticeAcme0001 --organization partners="_s.arg(
                 main, practice().clientId()))));
    const QByteArray token = practice().token();
    ASSERT_TRUE(exits(0, call(u"run i --confirm NAME"_s)));
    QHash<QString, QSet<QString>> clients; // by connection, as the tenant's log has them
    const auto read = [&] {
        const QByteArray log = practice().ask("GET", "/api/v2/logs?page=0&per_page=100", {}, token);
        int mails = 0;
        for (const QJsonValue each : QJsonDocument::fromJson(log).array()) {
            if (each[u"type"] != u"scpr"_s)
                continue;
            clients[each[u"connection"].toString()] << each[u"client_id"].toString();
            ++mails;
        }
        return mails;
    };
    for (QDeadlineTimer end(10'000); read() < 60 && !end.hasExpired();)
        QThread::msleep(50); // the log is behind by two seconds
    EXPECT_EQ(clients,
        (QHash<QString, QSet<QString>>{
            {main, {practice().clientId()}}, {u"partners"_s, {u"practice-shop"_s}}}));
}

TEST_F(TenantTest, AnOrganizationIsAnIdAndThere)
{
    ASSERT_NO_FATAL_FAILURE(makeList(3));
    const std::pair<QString, QByteArray> table[] = {
        {u"org_PracticeAcme0001"_s, {}},
        {u"org_0000000000000000"_s, "organization_missing"},
        {u"acme"_s, "organization_invalid"},
    };
    for (const auto &[id, stop] : table) {
        const Ended plan = call(u"plan i --organization partners=%1"_s.arg(id) + choices);
        ASSERT_TRUE(exits(0, plan));
        EXPECT_EQ(plan.out.contains("STOP"), !stop.isEmpty()) << plan.out.constData();
        const Ended check = call(u"check i --json"_s);
        EXPECT_EQ(check.code, stop.isEmpty() ? 0 : 4);
        EXPECT_TRUE(check.out.contains(stop.isEmpty() ? "organizations_there" : stop));
    }
    EXPECT_TRUE(exits(4, call(u"run i --confirm NAME"_s)));
    const Ended typo = call(u"plan i --reset-client-id partner=app"_s + choices);
    EXPECT_TRUE(typo.out.contains("databases that are not there: partner.")) << typo.out.data();
    for (const QString &wrong : {u"--organization a --organization b"_s,
             u"--reset-client-id p=a --reset-client-id p=b"_s, u"--organization =a"_s})
        EXPECT_TRUE(refuses(2, "once for each connection", call(u"plan i "_s + wrong + choices)));
}

TEST_F(TenantTest, PlanNeedsItsChoices)
{
    ASSERT_NO_FATAL_FAILURE(makeList(3));
    EXPECT_TRUE(refuses(2, "--scope", call(u"plan i"_s)));
    EXPECT_TRUE(refuses(2, "--scope", call(u"plan i --scope all --reset email"_s)));
    EXPECT_TRUE(refuses(2, "--reset", call(u"plan i --scope everything"_s)));
    EXPECT_TRUE(refuses(2, "--reset", call(u"plan i --scope everything --reset sms"_s)));
    EXPECT_TRUE(refuses(2, "nothing to do", call(u"plan i --scope none --reset none"_s)));
    EXPECT_EQ(practice().callCount(), 0);
    EXPECT_EQ(status(u"i"_s)[u"plan"], QJsonValue(QJsonValue::Null));
}

TEST_F(TenantTest, PlanNeedsAList)
{
    ASSERT_NO_FATAL_FAILURE(startPractice());
    ASSERT_TRUE(exits(0, cli(u"new i --tenant URL --client-id ID"_s)));
    EXPECT_TRUE(refuses(2, "no list", call(u"plan i"_s + choices)));
    EXPECT_EQ(practice().callCount(), 0);
}

TEST_F(TenantTest, PlanOfNobodyIsRefused)
{
    ASSERT_NO_FATAL_FAILURE(startPractice());
    m_machine.write(u"list.txt"_s, "auth0|000000000000000000000000\nnobody@example.com\n");
    ASSERT_TRUE(exits(0, cli(u"new i --tenant URL --client-id ID"_s)));
    ASSERT_TRUE(exits(0, cli(u"import i list.txt"_s)));
    EXPECT_TRUE(refuses(2, "2/2", call(u"plan i"_s + choices)));
    EXPECT_TRUE(refuses(2, "nobody to treat", call(u"plan i --allow-unknown"_s + choices)));
    EXPECT_EQ(status(u"i"_s)[u"plan"], QJsonValue(QJsonValue::Null));
}

TEST_F(TenantTest, PlanWithManyUnknownWantsToBeTold)
{
    ASSERT_NO_FATAL_FAILURE(startPractice());
    m_machine.write(
        u"list.csv"_s, practice().users(3) + "auth0|000000000000000000000000,a@example.com\r\n");
    ASSERT_TRUE(exits(0, cli(u"new i --tenant URL --client-id ID"_s)));
    ASSERT_TRUE(exits(0, cli(u"import i list.csv"_s)));
    EXPECT_TRUE(refuses(2, "1/4", call(u"plan i"_s + choices)));
    const Ended plan = call(u"plan i --allow-unknown"_s + choices);
    ASSERT_TRUE(exits(0, plan));
    EXPECT_TRUE(plan.out.contains("3 users will be treated"));
    ASSERT_TRUE(exits(0, call(u"run i --confirm NAME"_s)));
    const QJsonArray users = report(u"i"_s)[u"users"].toArray();
    EXPECT_EQ(users[3][u"status"], u"skipped"_s);
    EXPECT_EQ(users[3][u"reason"], u"user_not_found"_s);
}

TEST_F(TenantTest, PlanFindsUsersByEMail)
{
    ASSERT_NO_FATAL_FAILURE(startPractice());
    const QList<QByteArray> lines = practice().users(2).split('\n');
    const QByteArray email = lines[1].split(',')[1].trimmed();
    m_machine.write(u"list.txt"_s, email.toUpper() + '\n' + lines[2].split(',')[0] + '\n');
    ASSERT_TRUE(exits(0, cli(u"new i --tenant URL --client-id ID"_s)));
    ASSERT_TRUE(exits(0, cli(u"import i list.txt"_s)));
    ASSERT_TRUE(exits(0, call(u"plan i"_s + choices)));
    const QJsonValue user = report(u"i"_s)[u"users"][0];
    EXPECT_EQ(user[u"user_id"], QString::fromUtf8(lines[1].split(',')[0]));
    EXPECT_EQ(user[u"email"], QString::fromUtf8(email));
}

TEST_F(TenantTest, APlanMayBeMadeAnewUntilItRuns)
{
    ASSERT_NO_FATAL_FAILURE(makePlan(3));
    ASSERT_TRUE(exits(0, call(u"plan i --scope sessions --reset none"_s)));
    EXPECT_EQ(status(u"i"_s)[u"plan"][u"scope"], u"sessions"_s);
    ASSERT_TRUE(exits(3, call(u"run i --confirm NAME --first 1"_s)));
    EXPECT_TRUE(refuses(2, "already been started", call(u"plan i"_s + choices)));
    EXPECT_TRUE(refuses(2, "already been started", cli(u"import i list.csv"_s)));
}

} // namespace
} // namespace bulkhead::app
