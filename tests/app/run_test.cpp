// SPDX-License-Identifier: Apache-2.0
#include "app/app_test.h"

using namespace Qt::StringLiterals;

namespace bulkhead::app {
namespace {

const QString revokeRoute = u"POST /api/v2/users/{id}/revoke-access"_s;
const QString mailRoute = u"POST /dbconnections/change_password"_s;

TEST_F(TenantTest, RunDoesWhatWasPlannedAndSaysSo)
{
    ASSERT_NO_FATAL_FAILURE(makePlan(10));
    const Ended run = call(u"run i --confirm NAME"_s);
    ASSERT_TRUE(exits(0, run));
    EXPECT_EQ(run.out,
        "10 users: 10 done, 0 failed, 0 unknown, 0 skipped, 0 pending, 0 cancelled.\n"
        "This is a practice tenant: no real user is touched.\n");
    const QJsonArray users = practice().record()[u"users"].toArray();
    ASSERT_EQ(users.size(), 10);
    for (const QJsonValue user : users) {
        EXPECT_EQ(user[u"revoke_accepted"], 1);
        EXPECT_EQ(user[u"mails"], 1);
    }
}

TEST_F(TenantTest, RunWantsTheTenantsNameTypedExactly)
{
    ASSERT_NO_FATAL_FAILURE(makePlan(3));
    practice().resetRecord();
    for (const QString &line : {u"run i"_s, u"run i --confirm yes"_s, u"run i --confirm URL"_s,
             u"run i --confirm 127.0.0.1"_s}) {
        SCOPED_TRACE(line.toStdString());
        EXPECT_TRUE(refuses(2, practice().tenantName().toUtf8(), call(line)));
    }
    EXPECT_EQ(practice().callCount(), 0);
    EXPECT_EQ(status(u"i"_s)[u"state"], u"planned"_s);
}

TEST_F(TenantTest, RunNeedsAPlan)
{
    ASSERT_NO_FATAL_FAILURE(makeList(3));
    EXPECT_TRUE(refuses(2, "no plan", call(u"run i --confirm NAME"_s)));
    ASSERT_TRUE(exits(0, cli(u"new j --tenant URL --client-id ID"_s)));
    EXPECT_TRUE(refuses(2, "no list", call(u"run j --confirm NAME"_s)));
    EXPECT_EQ(practice().callCount(), 0);
}

TEST_F(TenantTest, AboveAThousandTheNumberIsConfirmedToo)
{
    const QString many = u"1001"_s;
    ASSERT_NO_FATAL_FAILURE(
        makePlan(1001, {u"--users"_s, u"1100"_s}, u"--scope sessions --reset none"_s));
    practice().resetRecord();
    EXPECT_TRUE(refuses(2, "1001 users", call(u"run i --confirm NAME"_s)));
    EXPECT_TRUE(refuses(2, "1001 users", call(u"run i --confirm NAME --confirm-users 1000"_s)));
    EXPECT_TRUE(
        refuses(2, "1001 users", call(u"run i --confirm NAME --confirm-users"_s + u" many"_s)));
    EXPECT_EQ(practice().callCount(), 0);
    EXPECT_TRUE(exits(3, call(u"run i --confirm NAME --confirm-users 1001 --first 5"_s)));
    EXPECT_EQ(usersIn(status(u"i"_s), u"done"_s), 5);
}

TEST_F(TenantTest, AWrongNumberIsRefusedAlsoWhenItIsNotNeeded)
{
    ASSERT_NO_FATAL_FAILURE(makePlan(3));
    EXPECT_TRUE(refuses(2, "3 users", call(u"run i --confirm NAME --confirm-users 4"_s)));
    EXPECT_TRUE(exits(0, call(u"run i --confirm NAME --confirm-users 3"_s)));
}

TEST_F(TenantTest, AFinishedRunMakesNoCall)
{
    ASSERT_NO_FATAL_FAILURE(makePlan(5));
    ASSERT_TRUE(exits(0, call(u"run i --confirm NAME"_s)));
    practice().resetRecord();
    const QJsonObject before = status(u"i"_s);
    EXPECT_TRUE(exits(0, call(u"run i --confirm NAME"_s)));
    EXPECT_TRUE(exits(0, cli(u"run i --confirm NAME"_s))) << "no call, so no secret";
    EXPECT_TRUE(exits(0, call(u"run i --confirm NAME --retry-failed"_s)));
    EXPECT_EQ(practice().callCount(), 0);
    EXPECT_TRUE(
        refuses(2, "already been started", call(u"plan i --scope sessions --reset none"_s)));
    EXPECT_TRUE(exits(0, cli(u"cancel i"_s)));
    EXPECT_EQ(status(u"i"_s), before) << "an entry was added";
}

TEST_F(TenantTest, TheFirstNStopForALook)
{
    ASSERT_NO_FATAL_FAILURE(makePlan(10));
    EXPECT_TRUE(exits(3, call(u"run i --confirm NAME --first 4"_s)));
    QJsonObject shown = status(u"i"_s);
    EXPECT_EQ(shown[u"state"], u"paused"_s);
    EXPECT_EQ(usersIn(shown, u"done"_s), 4);
    EXPECT_EQ(usersIn(shown, u"pending"_s), 6);
    EXPECT_EQ(practice().callCount(revokeRoute), 4);
    EXPECT_EQ(practice().callCount(mailRoute), 4);
    const QJsonArray users = report(u"i"_s)[u"users"].toArray();
    for (int i = 0; i < 10; ++i)
        EXPECT_EQ(users[i][u"status"], i < 4 ? u"done"_s : u"pending"_s) << i;
    EXPECT_TRUE(exits(0, call(u"run i --confirm NAME"_s)));
    shown = status(u"i"_s);
    EXPECT_EQ(usersIn(shown, u"done"_s), 10);
    EXPECT_EQ(practice().callCount(revokeRoute), 10);
}

TEST_F(TenantTest, FailedUsersMakeItOneAndCanBeRetried)
{
    ASSERT_NO_FATAL_FAILURE(makePlan(6));
    const QString victim = report(u"i"_s)[u"users"][2][u"user_id"].toString();
    ASSERT_TRUE(practice().fail("[{'match':{'method':'POST','user_id':'" + victim.toUtf8()
        + "'},'do':'status','code':400,'body':'{\\'statusCode\\':400,\\'message\\':\\'No.\\'}'}]"));
    EXPECT_TRUE(exits(1, call(u"run i --confirm NAME"_s)));
    EXPECT_TRUE(exits(1, call(u"run i --confirm NAME"_s))) << "repeats its code";
    QJsonObject shown = status(u"i"_s);
    EXPECT_EQ(shown[u"state"], u"finished"_s);
    EXPECT_EQ(usersIn(shown, u"failed"_s), 1);
    EXPECT_EQ(usersIn(shown, u"done"_s), 5);
    EXPECT_EQ(practice().callCount(mailRoute), 5) << "no mail after a revocation that failed";
    const QJsonValue user = report(u"i"_s)[u"users"][2];
    EXPECT_EQ(user[u"status"], u"failed"_s);
    EXPECT_EQ(user[u"reason"], u"refused"_s);
    EXPECT_EQ(user[u"http_status"], 400);

    ASSERT_TRUE(practice().fail("[]"));
    EXPECT_TRUE(exits(0, call(u"run i --confirm NAME --retry-failed"_s)));
    EXPECT_EQ(usersIn(status(u"i"_s), u"done"_s), 6);
    EXPECT_EQ(practice().callCount(revokeRoute), 5 + 1 + 1);
    EXPECT_EQ(practice().callCount(mailRoute), 6);
}

TEST_F(TenantTest, AMailWithoutAnAnswerIsDoneWhenTheLogShowsIt)
{
    ASSERT_NO_FATAL_FAILURE(makePlan(4));
    ASSERT_TRUE(practice().fail(
        "[{'match':{'path_prefix':'/dbconnections/','nth':[2]},'do':'close_after'}]"));
    EXPECT_TRUE(exits(0, call(u"run i --confirm NAME"_s)));
    EXPECT_EQ(practice().callCount(mailRoute), 4);
}

TEST_F(TenantTest, APersonSettlesWhatNobodyElseCan)
{
    ASSERT_NO_FATAL_FAILURE(makePlan(4, {u"--scopes"_s, permissionsWithoutLogs}));
    ASSERT_TRUE(practice().fail(
        "[{'match':{'path_prefix':'/dbconnections/','nth':[2,3]},'do':'reset_before'}]"));
    EXPECT_TRUE(exits(1, call(u"run i --confirm NAME"_s)));
    QStringList unknown;
    const QJsonArray users = report(u"i"_s)[u"users"].toArray();
    for (const QJsonValue user : users) {
        if (user[u"status"] == u"unknown"_s)
            unknown << user[u"user_id"].toString();
    }
    ASSERT_EQ(unknown.size(), 2);
    const QString settle = u"settle i --user %1 --as %2"_s;
    EXPECT_TRUE(refuses(2, "no such user", cli(settle.arg(u"auth0|nobody"_s, u"done"_s))));
    EXPECT_TRUE(refuses(2, "done or repeat", cli(settle.arg(unknown[0], u"maybe"_s))));
    EXPECT_TRUE(exits(0, cli(settle.arg(unknown[0], u"done"_s))));
    EXPECT_TRUE(refuses(2, "no step of unknown", cli(settle.arg(unknown[0], u"done"_s))));
    EXPECT_TRUE(exits(0, cli(settle.arg(unknown[1], u"repeat"_s))));
    EXPECT_EQ(usersIn(status(u"i"_s), u"pending"_s), 1);
    EXPECT_TRUE(exits(0, call(u"run i --confirm NAME"_s)));
    EXPECT_EQ(practice().callCount(mailRoute), 5);
    EXPECT_EQ(usersIn(status(u"i"_s), u"done"_s), 4);
}

TEST_F(TenantTest, AMailWithoutAnAnswerIsUnknownAndNeverSentAgain)
{
    ASSERT_NO_FATAL_FAILURE(makePlan(4, {u"--scopes"_s, permissionsWithoutLogs}));
    ASSERT_TRUE(practice().fail(
        "[{'match':{'path_prefix':'/dbconnections/','nth':[2]},'do':'close_after'}]"));
    EXPECT_TRUE(exits(1, call(u"run i --confirm NAME"_s)));
    EXPECT_TRUE(exits(1, call(u"run i --confirm NAME --retry-failed"_s)));
    EXPECT_EQ(usersIn(status(u"i"_s), u"unknown"_s), 1);
    EXPECT_EQ(practice().callCount(mailRoute), 4);
}

TEST_F(TenantTest, CancelGivesUpWhatWasNotStarted)
{
    ASSERT_NO_FATAL_FAILURE(makePlan(10));
    ASSERT_TRUE(exits(3, call(u"run i --confirm NAME --first 4"_s)));
    const Ended cancel = cli(u"cancel i"_s);
    ASSERT_TRUE(exits(0, cancel));
    EXPECT_EQ(cancel.out, "Cancelled: 4 users done, 6 will not be treated.\n");
    const QJsonObject shown = status(u"i"_s);
    EXPECT_EQ(shown[u"state"], u"cancelled"_s);
    EXPECT_EQ(usersIn(shown, u"cancelled"_s), 6);
    EXPECT_EQ(sumOfStates(shown), 10);
    practice().resetRecord();
    EXPECT_TRUE(refuses(2, "was cancelled", call(u"run i --confirm NAME"_s)));
    EXPECT_TRUE(refuses(2, "was cancelled", cli(u"cancel i"_s)));
    EXPECT_TRUE(refuses(2, "was cancelled", cli(u"import i list.csv"_s)));
    EXPECT_EQ(practice().callCount(), 0);
    EXPECT_EQ(report(u"i"_s)[u"users"][9][u"status"], u"cancelled"_s);
}

TEST_F(TenantTest, WhatWasCancelledBeforeItsRunStaysSo)
{
    ASSERT_NO_FATAL_FAILURE(makePlan(3));
    ASSERT_TRUE(exits(0, cli(u"cancel i"_s)));
    practice().resetRecord();
    for (const QString &line : {u"import i list.csv"_s,
             u"plan i --scope everything --reset email"_s, u"run i --confirm NAME"_s}) {
        SCOPED_TRACE(line.toStdString());
        EXPECT_TRUE(refuses(2, "was cancelled", call(line)));
        EXPECT_EQ(status(u"i"_s)[u"state"], u"cancelled"_s);
    }
    EXPECT_EQ(practice().callCount(), 0);
}

} // namespace
} // namespace bulkhead::app
