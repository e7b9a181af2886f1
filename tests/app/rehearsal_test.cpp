// SPDX-License-Identifier: Apache-2.0
#include "app/app_test.h"

using namespace Qt::StringLiterals;

namespace bulkhead::app {
namespace {

TEST_F(TenantTest, ARehearsalChangesNothingAndTellsWhatWouldHappen)
{
    ASSERT_NO_FATAL_FAILURE(makeList(8));
    practice().putFlagAction();
    ASSERT_TRUE(exits(
        0, call(u"plan i --scope everything --reset password,flag,ticket --delete-grants"_s)));
    practice().resetRecord();
    const Ended told = call(u"run i --confirm NAME --rehearse"_s);
    ASSERT_TRUE(exits(0, told));
    EXPECT_TRUE(told.out.contains("8 users: 8 done"));
    EXPECT_TRUE(told.out.contains("nothing was changed"));
    const QJsonObject routes = practice().record()[u"routes"].toObject();
    for (const QString &route : routes.keys())
        EXPECT_TRUE(route.startsWith(u"GET "_s) || route == u"POST /oauth/token"_s)
            << route.toStdString();
    EXPECT_EQ(practice().record()[u"users"].toArray().size(), 0);
    EXPECT_EQ(status(u"i"_s)[u"state"], u"planned"_s);
    EXPECT_EQ(status(u"i"_s)[u"rehearsal"], false);
    const QJsonObject rehearsed = status(u"i-rehearsal"_s);
    EXPECT_EQ(rehearsed[u"rehearsal"], true);
    EXPECT_EQ(usersIn(rehearsed, u"done"_s), 8);
    EXPECT_TRUE(report(u"i-rehearsal"_s)[u"rehearsal"].toBool());
    EXPECT_TRUE(refuses(2, "rehearsal", call(u"run i-rehearsal --confirm NAME"_s)));
    EXPECT_TRUE(exits(0, call(u"run i --confirm NAME"_s)));
    EXPECT_EQ(usersIn(status(u"i"_s), u"done"_s), 8);
}

} // namespace
} // namespace bulkhead::app
