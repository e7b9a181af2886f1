// SPDX-License-Identifier: Apache-2.0
// The gate goes up and comes down on the practice tenant's own rules and on virtual time.
#include "door_fixture.h"

using namespace Qt::StringLiterals;

namespace bulkhead::run {
namespace {

using journal::GateState;
using testing::ours;

class Door : public testing::DoorFixture
{
};

TEST_F(Door, ClosesInTwoWritingCallsAndTheTimeOfTheBuild)
{
    beginUp();
    const qint64 begun = clock.steadyMs();
    finish();
    expectUp();
    EXPECT_EQ(writes(), 2);
    EXPECT_LE(clock.steadyMs() - begun, 5000 + 2000);
    EXPECT_EQ(tenant->actions.bound[1].id, others[0].id) << "the bindings of others stay";
    EXPECT_EQ(tenant->actions.bound[2].displayName, u"The two"_s);
}

TEST_F(Door, OpensAgainAndLeavesNothingBehind)
{
    up();
    down();
    expectDown();
    calls.clear();
    down();
    expectDown();
    EXPECT_EQ(writes(), 0);
}

TEST_F(Door, ThatStandsIsLeftAlone)
{
    up();
    const auto codes = deployed();
    calls.clear();
    up();
    expectUp();
    EXPECT_EQ(writes(), 0);
    EXPECT_EQ(deployed(), codes);
}

TEST_F(Door, IsRenewedWithoutEverBeingDown)
{
    up();
    const auto before = deployed();
    const qint64 since = gate().sinceMs;
    list({u"auth0|2"_s});
    calls.clear();
    bool open = false;
    arriving = [&](const Call &) {
        open = open || bound().value(0) != ours || deployed().empty();
    };
    up();
    expectUp();
    EXPECT_FALSE(open);
    EXPECT_EQ(writes(), 2) << "an update and a deployment";
    EXPECT_NE(deployed(), before);
    EXPECT_EQ(gate().sinceMs, since);
    down();
    arriving = {};
    expectDown();
}

TEST_F(Door, OfALongListHasSeveralActions)
{
    QStringList many;
    for (int i = 0; i < 100'000; ++i)
        many << u"u%1@example.com"_s.arg(i);
    list(many);
    beginUp();
    const qint64 begun = clock.steadyMs();
    finish();
    EXPECT_EQ(end, End::Done);
    EXPECT_LE(clock.steadyMs() - begun, 5000 + 10'000);
    EXPECT_EQ(deployed().size(), 9u);
    EXPECT_EQ(writes(), 9 + 1);
    EXPECT_EQ(bound().first(2), (QStringList{ours, ours + u"-2"_s}));
    EXPECT_EQ(bound().last(2), (QStringList{u"one"_s, u"two"_s}));
    down();
    expectDown();
}

TEST_F(Door, IsNotBuiltIsSaidAndTriedAgain)
{
    tenant->actions.buildsFail = true;
    up();
    EXPECT_EQ(fault(), Fault::ActionBuildFailed);
    EXPECT_EQ(gate().state, GateState::Raising);
    expectOthersAsBefore();
    tenant->actions.buildsFail = false;
    up();
    expectUp();
}

TEST_F(Door, DoesNotTouchAnActionThatBearsItsName)
{
    bindOthers({ours});
    const QString code = tenant->actions.byName(ours)->code;
    up();
    EXPECT_EQ(fault(), Fault::ActionNameTaken);
    EXPECT_EQ(error->detail, ours);
    EXPECT_EQ(writes(), 0);
    down();
    EXPECT_EQ(tenant->actions.byName(ours)->code, code);
    EXPECT_EQ(bound(), (QStringList{u"one"_s, u"two"_s, ours}));
}

TEST_F(Door, NeedsAPlaceAtTheTrigger)
{
    QStringList more;
    for (int i = 0; i < 18; ++i)
        more << u"more%1"_s.arg(i);
    bindOthers(more);
    up();
    EXPECT_EQ(fault(), Fault::TriggerFull);
    EXPECT_EQ(error->detail, u"20"_s);
    EXPECT_EQ(writes(), 0);
    rebind(more);
    up();
    EXPECT_EQ(end, End::Done);
    EXPECT_EQ(bound().size(), 19);
}

TEST_F(Door, NeedsItsScopes)
{
    options.scopes = {u"read:users"_s, u"read:actions"_s};
    startTenant();
    up();
    EXPECT_EQ(fault(), Fault::ScopeMissing);
    EXPECT_TRUE(error->detail.contains(u"create:actions"_s));
}

TEST_F(Door, IsSeenAsItStands)
{
    up();
    look();
    EXPECT_EQ(gate().state, GateState::Up);
    rebind({u"one"_s, ours, u"two"_s});
    look();
    EXPECT_EQ(gate().state, GateState::Lost) << "not first";
    rebind({ours, u"one"_s, u"two"_s});
    look();
    EXPECT_EQ(gate().state, GateState::Up);
    practice::TenantAction *action = tenant->actions.byName(ours);
    const QString code = action->code;
    tenant->actions.save(*action, u"exports.x = 1;"_s, clock.utcMs());
    tenant->actions.deploy(*action, clock.utcMs());
    look();
    EXPECT_EQ(gate().state, GateState::Lost) << "other code";
    up();
    EXPECT_EQ(tenant->actions.byName(ours)->versions.back().code, code);
    EXPECT_EQ(gate().state, GateState::Up);
    rebind({u"one"_s, u"two"_s});
    look();
    EXPECT_EQ(gate().state, GateState::Lost) << "not bound";
    tenant->actions.remove(tenant->actions.byName(ours)->id);
    look();
    EXPECT_EQ(gate().state, GateState::Lost);
    up();
    EXPECT_EQ(bound(), (QStringList{ours, u"one"_s, u"two"_s}));
}

TEST_F(Door, PausedGoesOnLater)
{
    beginUp();
    ASSERT_TRUE(until([this] { return writes() == 1; }));
    engine->pause();
    finish();
    EXPECT_EQ(end, End::Paused);
    up();
    expectUp();
}

} // namespace
} // namespace bulkhead::run
