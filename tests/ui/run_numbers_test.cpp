// SPDX-License-Identifier: Apache-2.0
#include "ui/walk.h"

#include "testing/testing.h"

#include "board/run_page.h"
#include "look/stat_tile.h"

#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QShortcut>
#include <QTableView>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {
namespace {

using namespace testing;
using State = journal::IncidentState;

class RunNumbersTest : public ::testing::Test
{
protected:
    RunNumbersTest() { m_one.show(new RunPage(m_one.desk, m_one.live, m_one.callGate())); }

    QStringList tiles()
    {
        QStringList texts;
        for (const StatTile *tile : m_one.frame().findChildren<StatTile *>())
            texts << tile->accessibleName();
        return texts;
    }
    QPushButton *chip(const QString &word)
    {
        for (QPushButton *button : m_one.frame().findChildren<QPushButton *>()) {
            if (button->isCheckable() && button->text().startsWith(word + u' '))
                return button;
        }
        return nullptr;
    }
    QStringList chips()
    {
        QStringList texts;
        for (const auto &word : {u"All"_s, u"Pending"_s, u"Done"_s, u"Failed"_s, u"Unknown"_s,
                 u"Skipped"_s, u"Cancelled"_s})
            texts << chip(word)->text();
        return texts;
    }
    QTableView *table() { return shownAs<QTableView>(m_one.frame(), u"Users"_s); }
    bool waitForRows(int rows)
    {
        return waitFor([&] { return table()->model()->rowCount() == rows; }, 3000);
    }
    QLineEdit *search() { return shownAs<QLineEdit>(m_one.frame(), u"Search users"_s); }

    OnePage m_one;
};

TEST_F(RunNumbersTest, chipsAndTilesAreTheLedgers)
{
    m_one.open(State::Paused);
    EXPECT_EQ(chips(),
        (QStringList{u"All 3"_s, u"Pending 1"_s, u"Done 1"_s, u"Failed 1"_s, u"Unknown 0"_s,
            u"Skipped 0"_s, u"Cancelled 0"_s}));
    EXPECT_EQ(tiles(),
        (QStringList{u"Done 1 of 3 users; 33.3 %"_s, u"Failed 1"_s,
            u"Pace 0.0 nothing is being sent"_s, u"Time left – paused"_s}));
    auto *bar = shownAs<QProgressBar>(m_one.frame(), u"Progress"_s);
    EXPECT_EQ(bar->value(), 2);
    EXPECT_EQ(bar->maximum(), 3);
    m_one.open(State::Cancelled);
    EXPECT_EQ(chip(u"Cancelled"_s)->text(), u"Cancelled 1"_s);
    EXPECT_EQ(tiles().last(), u"Time left – cancelled"_s);
}

TEST_F(RunNumbersTest, theyFollowWhatIsRecorded)
{
    m_one.open(State::Running);
    m_one.desk.begin(Task::Running);
    using namespace journal::entries;
    emit m_one.desk.recorded({done(2, Measure::RevokeAccess, 204), done(2, Measure::Email, 200)});
    EXPECT_EQ(chip(u"Done"_s)->text(), u"Done 2"_s);
    EXPECT_EQ(chip(u"Pending"_s)->text(), u"Pending 0"_s);
    EXPECT_TRUE(tiles().first().startsWith(u"Done 2 of 3 users"_s));
}

TEST_F(RunNumbersTest, paceAndTimeLeft)
{
    m_one.open(State::Running);
    m_one.desk.begin(Task::Running);
    EXPECT_EQ(tiles()[2], u"Pace 0.0 connecting to the tenant"_s);
    EXPECT_EQ(tiles()[3], u"Time left 60 s as planned"_s);
    run::Progress progress;
    progress.phase = run::Phase::Running;
    progress.pacePerS = {7.2, 0};
    progress.ceilingPerS = {15, 0};
    emit m_one.desk.progressed(progress);
    EXPECT_EQ(tiles()[3], u"Time left – not known yet"_s);
    progress.etaS = 3700;
    emit m_one.desk.progressed(progress);
    EXPECT_EQ(tiles()[2], u"Pace 7.2 Management calls a second; ceiling 15"_s);
    EXPECT_EQ(tiles()[3], u"Time left 62 min"_s);
    progress.waiting = run::Waiting::Outage;
    emit m_one.desk.progressed(progress);
    EXPECT_EQ(tiles()[2], u"Pace 7.2 no answer; asked again by itself"_s);
}

TEST_F(RunNumbersTest, chipsFilterTheTable)
{
    m_one.open(State::Paused);
    ASSERT_TRUE(waitForRows(3));
    chip(u"Failed"_s)->click();
    ASSERT_TRUE(waitForRows(1));
    EXPECT_EQ(table()->model()->index(0, 1).data().toString(), u"auth0|bo"_s);
    chip(u"Done"_s)->click();
    EXPECT_TRUE(waitForRows(2)) << "several may be down";
    chip(u"All"_s)->click();
    EXPECT_TRUE(waitForRows(3));
    EXPECT_FALSE(chip(u"Failed"_s)->isChecked());
}

TEST_F(RunNumbersTest, theSearchFindsPartsInAnyCase)
{
    m_one.open(State::Paused);
    ASSERT_TRUE(waitForRows(3));
    search()->setText(u" ADA "_s);
    ASSERT_TRUE(waitForRows(1));
    EXPECT_EQ(table()->model()->index(0, 1).data().toString(), u"auth0|ada"_s);
    search()->setText(u"nobody"_s);
    EXPECT_TRUE(waitForRows(0));
}

TEST_F(RunNumbersTest, filterAndSearchAreNotCarriedIntoTheNextIncident)
{
    m_one.open(State::Paused);
    chip(u"Failed"_s)->click();
    search()->setText(u"bo"_s);
    ASSERT_TRUE(waitForRows(1));
    m_one.live.close();
    m_one.open(State::Paused);
    EXPECT_TRUE(waitForRows(3));
    EXPECT_TRUE(search()->text().isEmpty());
    EXPECT_TRUE(chip(u"All"_s)->isChecked());
}

TEST_F(RunNumbersTest, theKeyForFindGoesToTheSearch)
{
    m_one.open(State::Paused);
    for (QShortcut *shortcut : m_one.frame().findChildren<QShortcut *>()) {
        if (shortcut->key() == QKeySequence(QKeySequence::Find))
            emit shortcut->activated();
    }
    EXPECT_EQ(m_one.frame().focusWidget(), search());
}

} // namespace
} // namespace bulkhead::ui
