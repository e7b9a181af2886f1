// SPDX-License-Identifier: Apache-2.0
#include "ui/walk.h"

#include "testing/testing.h"

#include "board/run_page.h"

#include <QPushButton>
#include <QTableView>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {
namespace {

using namespace testing;
using State = journal::IncidentState;

// A paused run in which nobody knows whether cy got the e-mail.
class SettleBarTest : public ::testing::Test
{
protected:
    SettleBarTest()
    {
        m_one.show(new RunPage(m_one.desk, m_one.live, m_one.callGate()));
        m_one.open(State::Running);
        using namespace journal::entries;
        emit m_one.desk.recorded({done(2, Measure::RevokeAccess, 204),
            answered(2, Measure::Email, Outcome::Unknown, 0), ended(journal::RunEnd::Paused)});
    }
    void choose(int row)
    {
        auto *table = shownAs<QTableView>(m_one.frame(), u"Users"_s);
        ASSERT_TRUE(waitFor([&] { return table->model()->rowCount() == 3; }, 3000));
        table->setCurrentIndex(table->model()->index(row, 0));
    }
    bool asks() { return m_one.can(u"It happened"_s) && m_one.can(u"Do it again"_s); }

    OnePage m_one;
};

TEST_F(SettleBarTest, isThereForAChosenUserOfUnknownOutcome)
{
    EXPECT_FALSE(asks()) << "nobody is chosen";
    choose(0);
    EXPECT_FALSE(asks()) << "ada is done";
    choose(2);
    EXPECT_TRUE(asks());
    m_one.desk.begin(Task::Running);
    EXPECT_FALSE(asks()) << "the run may settle it by itself";
    m_one.desk.end();
    EXPECT_TRUE(asks());
}

TEST_F(SettleBarTest, asksTheDeskForThatUserAndGoesWhenItIsSettled)
{
    choose(2);
    ASSERT_TRUE(press(m_one.frame(), u"Do it again"_s));
    ASSERT_TRUE(press(m_one.frame(), u"It happened"_s));
    EXPECT_EQ(
        m_one.desk.commands, (QStringList{u"settleRepeat auth0|cy"_s, u"settleDone auth0|cy"_s}));
    emit m_one.desk.recorded({journal::entries::concluded(
        2, Measure::Email, StepState::Done, Reason::SettledByOperator, 0)});
    EXPECT_FALSE(asks());
}

TEST_F(SettleBarTest, aFailureIsTold)
{
    m_one.desk.begin(Task::Settling);
    m_one.desk.fail(Fault::NothingToSettle, u"auth0|cy"_s);
    EXPECT_TRUE(m_one.says(u"That user has no step of unknown outcome: auth0|cy."_s));
}

} // namespace
} // namespace bulkhead::ui
