// SPDX-License-Identifier: Apache-2.0
#include "ui/walk.h"

#include "testing/testing.h"

#include <QCoreApplication>
#include <QMessageBox>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {
namespace {

using namespace testing;
using State = journal::IncidentState;

QMessageBox *question(const Walk &walk)
{
    for (auto *box : walk.window->findChildren<QMessageBox *>()) {
        if (box->isVisible())
            return box;
    }
    return nullptr;
}

void answer(const Walk &walk, const QString &text)
{
    QMessageBox *box = question(walk);
    ASSERT_TRUE(box);
    for (QAbstractButton *button : box->buttons()) {
        if (button->text() == text)
            return button->click();
    }
    FAIL() << text.toStdString();
}

// What was queued is heard.
void settle()
{
    QCoreApplication::processEvents();
}

TEST(Leaving, closingWhileIdleCloses)
{
    Walk walk;
    walk.open(State::Paused);
    EXPECT_TRUE(walk.window->close());
    EXPECT_FALSE(walk.sent(u"pause"_s));
}

TEST(Leaving, closingInMidRunAsksAndKeepsRunning)
{
    const WarningsAllowed offscreenDialogs;
    Walk walk;
    walk.open(State::Running);
    walk.desk.begin(Task::Running);
    EXPECT_FALSE(walk.window->close());
    answer(walk, u"Keep running"_s);
    EXPECT_TRUE(walk.window->isVisible());
    EXPECT_FALSE(walk.sent(u"pause"_s));
    walk.desk.end();
    settle();
    EXPECT_TRUE(walk.window->isVisible()) << "it was kept";
}

TEST(Leaving, pauseAndCloseWaitsForTheEndOfTheRun)
{
    const WarningsAllowed offscreenDialogs;
    Walk walk;
    walk.open(State::Running);
    walk.desk.begin(Task::Running);
    EXPECT_FALSE(walk.window->close());
    answer(walk, u"Pause and close"_s);
    EXPECT_FALSE(walk.window->close()) << "and a second time, out of impatience";
    EXPECT_EQ(walk.desk.commands.count(u"pause"_s), 1);
    EXPECT_TRUE(walk.window->isVisible());
    walk.desk.end(run::End::Paused);
    EXPECT_TRUE(waitFor([&] { return !walk.window->isVisible(); }, 1000));
}

TEST(Leaving, whatOnlyReadsIsPausedWithoutAQuestion)
{
    for (const Task task :
        {Task::Planning, Task::Surveying, Task::Looking, Task::Rehearsing, Task::Protecting}) {
        Walk walk;
        walk.open(State::Paused);
        walk.desk.begin(task);
        EXPECT_FALSE(walk.window->close());
        EXPECT_FALSE(question(walk));
        EXPECT_EQ(walk.desk.commands.count(u"pause"_s), 1);
        walk.desk.end(run::End::Paused);
        EXPECT_TRUE(waitFor([&] { return !walk.window->isVisible(); }, 1000));
    }
}

TEST(Leaving, aGateThatIsGoingUpIsWaitedForUnlessSomebodyAsksTwice)
{
    Walk walk;
    walk.open(State::Imported);
    walk.desk.begin(Task::Gating);
    EXPECT_FALSE(walk.window->close());
    EXPECT_FALSE(walk.sent(u"pause"_s));
    EXPECT_FALSE(walk.window->close());
    EXPECT_TRUE(walk.sent(u"pause"_s));
    walk.desk.end(run::End::Paused);
    EXPECT_TRUE(waitFor([&] { return !walk.window->isVisible(); }, 1000));
}

TEST(Leaving, theEndOfTheSessionIsNotAsked)
{
    Walk walk;
    walk.open(State::Running);
    walk.desk.begin(Task::Running);
    walk.window->stopAndClose();
    EXPECT_FALSE(question(walk));
    EXPECT_EQ(walk.desk.commands.count(u"pause"_s), 1);
}

TEST(Leaving, closeIncidentReturnsToTheStart)
{
    Walk walk;
    walk.open(State::Paused);
    ASSERT_TRUE(press(*walk.window, u"Close incident"_s));
    EXPECT_EQ(walk.title(), u"start"_s);
    EXPECT_TRUE(walk.sent(u"closeIncident"_s));
    EXPECT_FALSE(walk.live.isOpen());
    walk.window->begin();
    EXPECT_FALSE(walk.step(u"Plan"_s)->isEnabled()) << "nothing of it is left";
    EXPECT_TRUE(shown(*walk.window, u"Back to start"_s));
}

TEST(Leaving, anIncidentIsClosedAfterTheAnswerToWhatIsUnderWay)
{
    Walk walk;
    walk.open(State::New);
    walk.desk.importFile(u"/a.csv"_s, {});
    ASSERT_TRUE(press(*walk.window, u"Close incident"_s));
    EXPECT_FALSE(walk.sent(u"closeIncident"_s));
    walk.desk.imported({}, incidents::ledger(State::Imported));
    settle();
    EXPECT_TRUE(walk.sent(u"closeIncident"_s));
    EXPECT_EQ(walk.live.ledger().rowCount(), 0);
    EXPECT_EQ(walk.title(), u"start"_s);
}

} // namespace
} // namespace bulkhead::ui
