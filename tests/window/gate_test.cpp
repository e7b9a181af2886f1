// SPDX-License-Identifier: Apache-2.0
// The gate and what stays in the tenant, from the window through the real engine.
#include "window/window_test.h"

#include "practice/population.h"

#include <QAbstractButton>
#include <QDateTime>
#include <QLabel>
#include <QRegularExpression>
#include <QTableWidget>

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
    [[nodiscard]] QString labelOf(const QString &name)
    {
        for (const QLabel *label : window().findChildren<QLabel *>()) {
            if (label->buddy() && label->buddy()->accessibleName() == name)
                return label->text();
        }
        return {};
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

TEST_F(GateTest, OldPasswordsAreCountedRefusedAndLetInAgain)
{
    ASSERT_NO_FATAL_FAILURE(toList());
    ASSERT_TRUE(press(window(), u"Step Protection"_s));
    ASSERT_TRUE(comesToSay(u"Off. Passwords may be of any age."_s));
    ASSERT_TRUE(press(window(), u"In chosen ones only"_s));
    auto *connections = shownAs<QTableWidget>(window(), u"Connections with a limit"_s);
    ASSERT_TRUE(connections);
    const auto found = connections->findItems(u"partners"_s, Qt::MatchExactly);
    ASSERT_EQ(found.size(), 1);
    found.first()->setCheckState(Qt::Checked);
    ASSERT_TRUE(press(window(), u"Count old passwords"_s));
    ASSERT_TRUE(comesToSay(u" would have to change today."_s));
    const QString due = QRegularExpression(u"change: ([\\d,]+)"_s)
                            .match(labelOf(u"Confirm how many change"_s))
                            .captured(1);
    ASSERT_FALSE(due.isEmpty());
    ASSERT_TRUE(type(window(), u"Confirm how many change"_s, due));
    ASSERT_TRUE(press(window(), u"Switch the limit on"_s));
    ASSERT_TRUE(comesToSay(u": partners: 90 days; 0 protected."_s));
    ASSERT_TRUE(press(window(), u"Read again"_s));
    ASSERT_TRUE(waitFor([&] { return program().desk.task() == ui::Task::None; }));
    EXPECT_TRUE(says(window(), u"On since "_s)) << "read back";
    ASSERT_TRUE(press(window(), u"Switch the limit off"_s));
    ASSERT_TRUE(comesToSay(u"Off. Passwords may be of any age."_s));
}

TEST_F(GateTest, ComesDownWithoutItsIncident)
{
    const WarningsAllowed offscreenDialogs;
    const QString name = u"Take down the ticked gates"_s;
    ASSERT_NO_FATAL_FAILURE(toPlan(30));
    ASSERT_TRUE(press(window(), u"Close the gate first"_s));
    ASSERT_TRUE(press(window(), u"Close the gate now"_s));
    ASSERT_TRUE(press(window(), u"Close the gate"_s));
    ASSERT_TRUE(comesToSay(u"Closed to new tokens since "_s));
    const QString action = ledger().gate().choices.name;
    ASSERT_TRUE(press(window(), u"Step Protection"_s));
    ASSERT_TRUE(comesToSay(u"There is one Action of a gate."_s));
    EXPECT_FALSE(shownAs<QAbstractButton>(window(), action)->isEnabled()) << "it has its own band";
    program().desk.closeIncident(); // as if it were another one's
    program().live.close();
    ASSERT_TRUE(waitFor([&] { return program().desk.task() == ui::Task::None; }));
    ASSERT_TRUE(press(window(), action));
    ASSERT_TRUE(press(window(), name));
    ASSERT_TRUE(press(window(), u"Take it down"_s));
    ASSERT_TRUE(comesToSay(u"There is none."_s));
}

TEST_F(GateTest, WhomAChangedFactorHoldsIsReleased)
{
    const WarningsAllowed offscreenDialogs;
    const practice::Population people(1000, 1);
    ASSERT_NO_FATAL_FAILURE(toPlan([&] {
        QByteArray list = program().desk.practiceList(3);
        for (int i = people.ordinary(); i < people.size(); ++i) {
            if (people.kind(i) == practice::UserKind::FactorAdded)
                return list + people.userId(i).toUtf8() + '\n';
        }
        return list;
    }));
    const auto yesterday = QDateTime::currentDateTimeUtc().addDays(-1);
    ASSERT_TRUE(type(window(), u"Attack began"_s, yesterday.toString(u"yyyy-MM-ddTHH:00Z"_s)));
    ASSERT_TRUE(press(window(), u"Close the gate first"_s));
    ASSERT_NO_FATAL_FAILURE(toReview());
    if (shown(window(), u"Refuse them"_s)) {
        ASSERT_TRUE(press(window(), u"Refuse them"_s));
    }
    ASSERT_NO_FATAL_FAILURE(confirm());
    ASSERT_TRUE(comesToSay(u"1 user held until released"_s));
    ASSERT_TRUE(waitFor([&] { return program().desk.task() == ui::Task::None; }, 60'000));
    ASSERT_TRUE(press(window(), u"Step Run"_s));
    auto *table = shownAs<QTableView>(window(), u"Users"_s);
    ASSERT_TRUE(table);
    for (int row = 0; row < table->model()->rowCount() && !shown(window(), u"Release this user"_s);
         ++row)
        table->setCurrentIndex(table->model()->index(row, 0));
    ASSERT_TRUE(press(window(), u"Release this user"_s));
    ASSERT_TRUE(press(window(), u"Release"_s));
    ASSERT_TRUE(comesToSay(u"Released: "_s));
    EXPECT_EQ(ledger().gate().choices.released.size(), 1);
    EXPECT_FALSE(says(window(), u"held until released"_s));
    EXPECT_EQ(gate(), Gate::Up);
}

TEST_F(GateTest, ClosesWholeConnections)
{
    const WarningsAllowed offscreenDialogs;
    ASSERT_NO_FATAL_FAILURE(toPlan(30));
    ASSERT_TRUE(press(window(), u"Close the gate first"_s));
    ASSERT_TRUE(type(window(), u"Your own account"_s, {}));
    ASSERT_TRUE(type(window(), u"Whole connections"_s, u"partners"_s));
    ASSERT_TRUE(type(window(), u"Confirm no exemption"_s, u"NO EXEMPTION"_s));
    ASSERT_TRUE(press(window(), u"Close the gate now"_s));
    ASSERT_TRUE(press(window(), u"Close the gate"_s));
    ASSERT_TRUE(comesToSay(u"Behind it is everybody who logs in by partners, listed or not"_s));
    EXPECT_EQ(gate(), Gate::Up);
    EXPECT_EQ(ledger().gate().choices.connections, QStringList{u"partners"_s});
}

} // namespace bulkhead::testing
