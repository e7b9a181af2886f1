// SPDX-License-Identifier: Apache-2.0
// Somebody else changes the login flow while the gate goes up.
#include "door_fixture.h"

using namespace Qt::StringLiterals;

namespace bulkhead::run {
namespace {

using journal::GateState;
using testing::ours;

class DoorOthers : public testing::DoorFixture
{
};

TEST_F(DoorOthers, KeepsWhatSomebodyBindsMeanwhile)
{
    arriving = [&, done = false](const Call &call) mutable {
        if (call.method == "GET" && call.path.contains("/actions/0000")
            && !std::exchange(done, true))
            bindOthers({u"three"_s});
    };
    up();
    EXPECT_EQ(end, End::Done);
    EXPECT_EQ(bound(), (QStringList{ours, u"one"_s, u"two"_s, u"three"_s}));
}

TEST_F(DoorOthers, KeepsWhatSomebodyBindsWhileOurListWaits)
{
    goesWrong = [&, times = 0](const Call &call) mutable {
        if (call.method != "PATCH" || ++times > 6)
            return Wrong::No;
        if (times == 1)
            bindOthers({u"three"_s});
        return Wrong::Throttled;
    };
    up();
    EXPECT_EQ(end, End::Done);
    EXPECT_EQ(bound(), (QStringList{ours, u"one"_s, u"two"_s, u"three"_s}));
}

// Between our change and our look somebody sets the list that was on their screen.
TEST_F(DoorOthers, StandsAgainAfterSomebodyElsesOldList)
{
    arriving = [&, changes = 0](const Call &call) mutable {
        changes += call.method == "PATCH" ? 1 : 0;
        if (changes == 1 && call.method == "GET") {
            ++changes;
            rebind({u"one"_s, u"two"_s});
        }
    };
    up();
    expectUp();
    EXPECT_EQ(gate().lost, QStringList());
}

TEST_F(DoorOthers, PutsBackWhatWentMissing)
{
    arriving = [&, changes = 0](const Call &call) mutable {
        changes += call.method == "PATCH" ? 1 : 0;
        if (changes == 1 && call.method == "GET") {
            ++changes;
            rebind({ours, u"two"_s});
        }
    };
    up();
    expectUp();
    EXPECT_EQ(gate().lost, QStringList());
}

TEST_F(DoorOthers, TellsWhatCannotBePutBack)
{
    arriving = [&, changes = 0](const Call &call) mutable {
        changes += call.method == "PATCH" ? 1 : 0;
        if (changes == 1 && call.method == "GET") {
            ++changes;
            tenant->actions.remove(tenant->actions.byName(u"one"_s)->id);
        }
    };
    up();
    EXPECT_EQ(end, End::Done);
    EXPECT_EQ(gate().state, GateState::Up);
    EXPECT_EQ(bound(), (QStringList{ours, u"two"_s}));
    EXPECT_EQ(gate().lost, QStringList{u"The one"_s});
}

TEST_F(DoorOthers, GivesUpOnSomebodyWhoKeepsChangingTheList)
{
    arriving = [&](const Call &call) {
        if (call.method == "GET" && call.path.endsWith("/bindings") && bound().value(0) == ours)
            rebind({u"one"_s, u"two"_s});
    };
    up();
    EXPECT_EQ(fault(), Fault::BindingsChanged);
    EXPECT_EQ(gate().state, GateState::Raising);
    EXPECT_EQ(bound(), (QStringList{u"one"_s, u"two"_s}));
}

} // namespace
} // namespace bulkhead::run
