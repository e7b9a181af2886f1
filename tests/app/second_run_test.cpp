// SPDX-License-Identifier: Apache-2.0
// Two incidents with the same users: only the newest link works, so the second one says so.
#include "app/app_test.h"

#include <QDir>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace bulkhead::app {
namespace {

TEST_F(TenantTest, ASecondRunOnTheSameUsersSaysWhoseLinksItEnds)
{
    ASSERT_NO_FATAL_FAILURE(makePlan(5));
    ASSERT_TRUE(exits(3, call(u"run i --confirm NAME --first 3"_s)));
    ASSERT_TRUE(exits(0, cli(u"new j --tenant URL --client-id ID"_s)));
    ASSERT_TRUE(exits(0, cli(u"import j list.csv"_s)));
    const QByteArray said = "3 users got a link by another incident";
    const Ended plan = call(u"plan j --scope none --reset ticket"_s);
    ASSERT_TRUE(exits(0, plan));
    EXPECT_TRUE(plan.out.contains(said)) << plan.out.constData();
    EXPECT_TRUE(plan.out.contains(m_machine.file(u"i.incident"_s).toUtf8()));
    const Ended json = call(u"plan j --scope none --reset email --json"_s);
    ASSERT_TRUE(exits(0, json));
    const QJsonObject object = QJsonDocument::fromJson(json.out).object();
    EXPECT_EQ(object[u"earlier_links"].toArray().size(), 1);
    EXPECT_EQ(object[u"earlier_links"][0][u"users"], 3);
    EXPECT_FALSE(object[u"earlier_links"][0][u"last_at"].toString().isEmpty());
    EXPECT_EQ(object[u"unread_incidents"], 0);
    const Ended run = call(u"run j --confirm NAME"_s);
    ASSERT_TRUE(exits(0, run));
    EXPECT_TRUE(run.err.contains(said)) << run.err.constData();
    EXPECT_FALSE(call(u"run j --confirm NAME"_s).err.contains(said)) << "it is over";
    EXPECT_EQ(status(u"i"_s)[u"state"], u"paused"_s);
}

TEST_F(TenantTest, TheDefaultFolderIsLookedIntoAndADamagedFileIsNoError)
{
    ASSERT_NO_FATAL_FAILURE(makePlan(3));
    const QString folder =
        m_machine.environment().value(u"XDG_DATA_HOME"_s) + u"/bulkhead/incidents"_s;
    ASSERT_TRUE(QDir().mkpath(folder));
    ASSERT_TRUE(exits(0, cli(u"new %1/a --tenant URL --client-id ID"_s.arg(folder))));
    ASSERT_TRUE(exits(0, cli(u"import %1/a list.csv"_s.arg(folder))));
    ASSERT_TRUE(exits(0, call(u"plan %1/a --scope none --reset email"_s.arg(folder))));
    ASSERT_TRUE(exits(0, call(u"run %1/a --confirm NAME"_s.arg(folder))));
    m_machine.write(u"odd.incident"_s, "this is no incident");
    const Ended run = call(u"run i --confirm NAME"_s);
    ASSERT_TRUE(exits(0, run));
    EXPECT_TRUE(run.err.contains("3 users got a link by another incident")) << run.err.constData();
    EXPECT_TRUE(run.err.contains("could not be looked into for such links: 1."));
    EXPECT_EQ(m_machine.read(u"odd.incident"_s), "this is no incident");
}

} // namespace
} // namespace bulkhead::app
