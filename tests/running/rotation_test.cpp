// SPDX-License-Identifier: Apache-2.0
// The rotation's count, and its Action coming and going: what it leaves alone, what goes wrong.
#include "rotation_bench.h"

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace bulkhead::run {
namespace {

using Wrong = testing::DoorBench::Wrong;
using testing::RotationBench;

const QStringList own{u"one"_s, u"two"_s};
const QString rotation = QString(gate::rotationName);

class Rotation : public ::testing::Test, protected RotationBench
{
protected:
    void SetUp() override { bindOthers(own); }
};

TEST_F(Rotation, ComesAndGoesWithoutTouchingAnybodyElses)
{
    const auto others = tenant->actions.bound;
    on();
    EXPECT_EQ(end, End::Done);
    EXPECT_EQ(bound(), QStringList{rotation} + own);
    EXPECT_EQ(tenant->actions.bound[1].id, others[0].id);
    const auto codes = deployed();
    calls.clear();
    on();
    EXPECT_EQ(writes(), 0) << "nothing has changed";
    content.rule.days = 30;
    on();
    EXPECT_NE(deployed(), codes);
    off();
    EXPECT_EQ(end, End::Done);
    EXPECT_EQ(bound(), own);
    EXPECT_EQ(actions(), own);
    EXPECT_EQ(tenant->actions.bound[0].id, others[0].id);
    EXPECT_EQ(tenant->actions.bound[1].displayName, u"The two"_s);
}

TEST_F(Rotation, DoesNotTouchAnActionThatBearsItsName)
{
    bindOthers({rotation});
    on();
    EXPECT_EQ(error, (Error{Fault::ActionNameTaken, rotation}));
    off();
    EXPECT_EQ(bound(), own + QStringList{rotation});
}

TEST_F(Rotation, IsCountedWithoutChangingAnything)
{
    count();
    EXPECT_EQ(end, End::Done);
    EXPECT_EQ(writes(), 0);
    EXPECT_EQ(counted.total, tenant->population.size());
    EXPECT_EQ(rows.size(), 2u);
    content.rule = {0, {{u"typo"_s, 30}}};
    count();
    EXPECT_EQ(counted.users.due, 0);
    EXPECT_EQ(counted.withoutUsers, QStringList{u"typo"_s});
}

TEST_F(Rotation, IsOnlySwitchedOnForTheNumberThatWasTyped)
{
    count();
    const qint64 due = counted.users.due;
    ASSERT_GT(due, 10);
    onFor(due / 2);
    EXPECT_EQ(error, (Error{Fault::RotationUnconfirmed, QString::number(due)}));
    EXPECT_EQ(bound(), own);
    onFor(due);
    EXPECT_EQ(end, End::Done);
    EXPECT_EQ(bound(), QStringList{rotation} + own);
    const auto codes = deployed();
    calls.clear();
    count();
    onFor(due);
    EXPECT_EQ(writes(), 0) << "with the salt that is there";
    EXPECT_EQ(deployed(), codes);
}

TEST_F(Rotation, TellsHowFarTheCountIs)
{
    std::vector<Progress> told;
    beginCount();
    QObject::connect(engine.get(), &Engine::progressed, engine.get(),
        [&](const Progress &progress) { told.push_back(progress); });
    finish();
    const auto counting = std::find_if(told.begin(), told.end(),
        [](const Progress &each) { return each.phase == Phase::Counting; });
    ASSERT_NE(counting, told.end());
    EXPECT_EQ(told.front().phase, Phase::Actions) << "which are read before";
    EXPECT_EQ(told.back().phase, Phase::Counting);
    EXPECT_EQ(told.back().done, tenant->population.size());
    EXPECT_EQ(told.back().total, tenant->population.size());
}

TEST_F(Rotation, SeesTheMarketplacesOwn)
{
    bindOthers({u"rotate"_s, u"other"_s});
    tenant->actions.byName(u"rotate"_s)->integration = u"auth-0-password-rotation"_s;
    tenant->actions.byName(u"other"_s)->integration = u"another"_s;
    count();
    ASSERT_EQ(rows.size(), 4u);
    QStringList seen;
    for (const auto &row : rows) {
        if (gate::isMarketplaceRotation(row.action))
            seen << row.action.name;
    }
    EXPECT_EQ(seen, QStringList{u"rotate"_s});
}

TEST_F(Rotation, IsNotCountedWhereUsersCannotBeRead)
{
    options.scopes = {u"read:actions"_s};
    startTenant();
    count();
    ASSERT_TRUE(error);
    EXPECT_EQ(*error, (Error{Fault::ScopeMissing, u"read:users"_s}));
}

TEST_F(Rotation, IsCountedAsFarAsTheTenantGoes)
{
    options.users = 3000;
    options.ratePerS = 5000;
    options.burst = 5000;
    startTenant();
    int pages = 0, refuseFrom = 12;
    goesWrong = [&](const Call &call) {
        return call.path == "/api/v2/users" && ++pages >= refuseFrom ? Wrong::Refused : Wrong::No;
    };
    count();
    EXPECT_EQ(end, End::Done);
    EXPECT_EQ(counted.total, tenant->population.size());
    EXPECT_GT(counted.users.users, 1000) << "the second search was begun";
    EXPECT_LT(counted.users.users, 1100);
    refuseFrom = 0;
    count();
    EXPECT_EQ(error, (Error{Fault::UsersUncountable, u"Not like this."_s}));
}

class RotationFault : public ::testing::TestWithParam<Wrong>
{
};

TEST_P(RotationFault, AtEachCallOfComingAndGoing)
{
    for (size_t nth = 3; nth < 100; ++nth) { // discovery and token have tests of their own
        SCOPED_TRACE(nth);
        RotationBench bench;
        bench.tenant->actions.buildMs = 900;
        bench.bindOthers(own);
        bench.goesWrong = [&](const testing::DoorBench::Call &) {
            return bench.calls.size() == nth ? GetParam() : Wrong::No;
        };
        bench.count();
        EXPECT_EQ(bench.end, End::Done);
        EXPECT_EQ(bench.counted.users.users, bench.tenant->population.size());
        bench.on();
        EXPECT_EQ(bench.end, End::Done);
        EXPECT_EQ(bench.bound(), QStringList{rotation} + own);
        bench.off();
        EXPECT_EQ(bench.end, End::Done);
        EXPECT_EQ(bench.bound(), own);
        EXPECT_EQ(bench.actions(), own);
        ASSERT_FALSE(HasFailure());
        if (bench.calls.size() < nth)
            return;
    }
    FAIL() << "it never ended";
}

INSTANTIATE_TEST_SUITE_P(Every, RotationFault,
    ::testing::Values(
        Wrong::NotSent, Wrong::Before, Wrong::After, Wrong::Failing, Wrong::Throttled));

} // namespace
} // namespace bulkhead::run
