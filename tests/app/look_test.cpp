// SPDX-License-Identifier: Apache-2.0
// look: which owners have changed their passwords since, by status and both reports.
#include "app/app_test.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace bulkhead::app {
namespace {

class LookTest : public TenantTest
{
protected:
    [[nodiscard]] QJsonObject owners() { return status(u"i"_s)[u"owners"].toObject(); }
    [[nodiscard]] QStringList changedInReport()
    {
        QStringList words;
        for (const QJsonValue user : report(u"i"_s)[u"users"].toArray())
            words << user[u"password_changed"].toString();
        return words;
    }
    void expectOwners(int changed, int notChanged, int notLooked)
    {
        EXPECT_EQ(owners()[u"changed"], changed);
        EXPECT_EQ(owners()[u"not_changed"], notChanged);
        EXPECT_EQ(owners()[u"not_looked"], notLooked);
        EXPECT_EQ(owners()[u"looked_at"].isNull(), changed + notChanged == 0);
    }
};

TEST_F(LookTest, TellsWhoHasChangedThePasswordSince)
{
    ASSERT_NO_FATAL_FAILURE(makePlan(4, {}, u"--scope everything --reset password,email"_s));
    expectOwners(0, 0, 0);
    ASSERT_TRUE(exits(0, call(u"run i --confirm NAME"_s)));
    expectOwners(0, 0, 4);
    EXPECT_EQ(changedInReport(), (QStringList{{}, {}, {}, {}}));
    EXPECT_TRUE(cli(u"status i"_s).out.contains("“look” asks the tenant"));
    ASSERT_TRUE(exits(0, call(u"look i"_s)));
    expectOwners(0, 4, 0);

    const QString second = report(u"i"_s)[u"users"][1][u"user_id"].toString();
    practice().act(second, u"reset-password"_s);
    practice().resetRecord();
    const Ended looked = call(u"look i --json"_s);
    ASSERT_TRUE(exits(0, looked));
    EXPECT_EQ(QJsonDocument::fromJson(looked.out)[u"owners"], QJsonValue(owners()));
    expectOwners(1, 3, 0);
    EXPECT_EQ(changedInReport(), (QStringList{u"no"_s, u"yes"_s, u"no"_s, u"no"_s}));
    EXPECT_TRUE(cli(u"status i"_s).out.contains("1 have changed the password since, 3 have not"));
    EXPECT_EQ(practice().callCount(u"GET /api/v2/users/{id}"_s), 4);
    EXPECT_EQ(practice().callCount(), 4 + 2);
    EXPECT_TRUE(practice().record()[u"users"].toArray().isEmpty()) << "looking wrote";
    EXPECT_EQ(status(u"i"_s)[u"state"], u"finished"_s);

    ASSERT_TRUE(exits(0, cli(u"report i --format csv --out r.csv"_s)));
    const QByteArray csv = m_machine.read(u"r.csv"_s);
    EXPECT_TRUE(csv.startsWith("kind,source,"));
    EXPECT_TRUE(csv.contains(",concluded_at,password_changed,looked_at,"));
    EXPECT_EQ(csv.count(",no,20"), 3);
    EXPECT_EQ(csv.count(",yes,20"), 1);
}

TEST_F(LookTest, BeforeARunThereIsNothingToLookAt)
{
    ASSERT_NO_FATAL_FAILURE(makePlan(2));
    practice().resetRecord();
    const Ended looked = call(u"look i"_s);
    ASSERT_TRUE(exits(0, looked));
    EXPECT_TRUE(looked.err.contains("there is nothing to look at"));
    EXPECT_EQ(practice().callCount(), 0);
}

TEST_F(LookTest, ATenantThatIsGoneIsSaidAndNothingIsClaimed)
{
    ASSERT_NO_FATAL_FAILURE(makePlan(2));
    ASSERT_TRUE(exits(0, call(u"run i --confirm NAME"_s)));
    ASSERT_TRUE(
        practice().fail("[{'match':{'path_prefix':'/api/v2/users/'},'do':'status','code':403}]"));
    (void)call(u"look i"_s);
    expectOwners(0, 0, 2);
}

} // namespace
} // namespace bulkhead::app
