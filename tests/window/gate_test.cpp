// SPDX-License-Identifier: Apache-2.0
// The gate and what stays in the tenant, from the window through the real engine.
#include "window/window_test.h"

#include <QAbstractButton>

using namespace Qt::StringLiterals;

namespace bulkhead::testing {
namespace {

using Gate = journal::GateState;

class GateTest : public WindowTest
{
protected:
    void toReviewWithGate()
    {
        ASSERT_NO_FATAL_FAILURE(toPlan(30));
        ASSERT_TRUE(press(window(), u"Close the gate first"_s));
        ASSERT_NO_FATAL_FAILURE(toReview());
        if (shown(window(), u"Refuse them"_s)) {
            ASSERT_TRUE(press(window(), u"Refuse them"_s));
        }
    }
    [[nodiscard]] bool comesToSay(const QString &words, int ms = 30'000)
    {
        return waitFor([&] { return says(window(), words); }, ms);
    }
    [[nodiscard]] Gate gate() { return ledger().gate().state; }
};

} // namespace

TEST_F(GateTest, GoesUpBeforeTheRunAndComesDownAfterIt)
{
    const WarningsAllowed offscreenDialogs;
    ASSERT_NO_FATAL_FAILURE(toReviewWithGate());
    EXPECT_EQ(gate(), Gate::None);
    ASSERT_NO_FATAL_FAILURE(confirm());
    ASSERT_TRUE(comesToSay(u"Closed to new tokens since "_s));
    ASSERT_TRUE(press(window(), u"Next"_s, 60'000));
    EXPECT_TRUE(says(window(), u"Closed to new tokens since "_s)) << "on the report, too";
    EXPECT_EQ(gate(), Gate::Up);
    ASSERT_TRUE(press(window(), u"Check the gate"_s));
    ASSERT_TRUE(comesToSay(u"It stands: bound before all others"_s));
    ASSERT_TRUE(press(window(), u"Take the gate down"_s));
    ASSERT_TRUE(press(window(), u"Take it down"_s));
    ASSERT_TRUE(comesToSay(u"The gate was taken down"_s));
    EXPECT_EQ(gate(), Gate::Down);
}

TEST_F(GateTest, ClosesBeforeAnybodyIsLookedUp)
{
    const WarningsAllowed offscreenDialogs;
    ASSERT_NO_FATAL_FAILURE(toPlan(30));
    ASSERT_TRUE(press(window(), u"Close the gate first"_s));
    ASSERT_TRUE(press(window(), u"Close the gate now"_s));
    ASSERT_TRUE(press(window(), u"Close the gate"_s));
    ASSERT_TRUE(comesToSay(u"Closed to new tokens since "_s));
    EXPECT_EQ(gate(), Gate::Up);
    EXPECT_FALSE(ledger().planned());
    ASSERT_TRUE(waitFor([&] { return program().desk.task() == ui::Task::None; }));
    ASSERT_NO_FATAL_FAILURE(toReview());
    EXPECT_TRUE(says(window(), u"Start renews it with the users that were found."_s));
}

TEST_F(GateTest, ProtectionIsReadChangedAndUndone)
{
    ASSERT_NO_FATAL_FAILURE(toList());
    ASSERT_TRUE(press(window(), u"Step Protection"_s));
    ASSERT_TRUE(comesToSay(u"Off. A flag that a plan sets"_s));
    ASSERT_TRUE(press(window(), u"Detect breached passwords"_s));
    ASSERT_TRUE(press(window(), u"At a login: Block"_s));
    ASSERT_TRUE(press(window(), u"Apply breached-password settings"_s));
    ASSERT_TRUE(comesToSay(u"On."_s));
    ASSERT_TRUE(press(window(), u"Undo breached-password settings"_s));
    ASSERT_TRUE(waitFor([&] { return !says(window(), u"On."_s); }, 30'000));
    EXPECT_FALSE(shownAs<QAbstractButton>(window(), u"At a login: Block"_s)->isChecked());
    ASSERT_TRUE(press(window(), u"Switch the flag's Action on"_s));
    ASSERT_TRUE(comesToSay(u"On: deployed, and bound"_s));
    ASSERT_TRUE(press(window(), u"Switch the flag's Action off"_s));
    ASSERT_TRUE(comesToSay(u"Off. A flag that a plan sets"_s));
}

} // namespace bulkhead::testing
