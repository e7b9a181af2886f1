// SPDX-License-Identifier: Apache-2.0
#include "ui/walk.h"

#include "testing/testing.h"

#include "board/run_page.h"

#include <QMessageBox>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {
namespace {

using namespace testing;
using State = journal::IncidentState;

class RunPageTest : public ::testing::Test
{
protected:
    RunPageTest() { m_one.show(m_page = new RunPage(m_one.desk, m_one.live, m_one.callGate())); }
    void open(State state, Task task = Task::None)
    {
        m_one.open(state);
        m_one.desk.begin(task);
    }
    // Of the four controls those that are shown; in brackets when disabled.
    QString controls()
    {
        QStringList shownOnes;
        for (const auto &name : {u"Pause"_s, u"Resume"_s, u"Retry failed"_s, u"Cancel run"_s}) {
            if (const QPushButton *button = m_one.button(name))
                shownOnes << (button->isEnabled() ? name : u'(' + name + u')');
        }
        return shownOnes.join(u", "_s);
    }
    QWidget *focus() { return m_one.frame().focusWidget(); }
    void answer(const QString &text)
    {
        auto *box = m_one.frame().findChild<QMessageBox *>();
        ASSERT_TRUE(box);
        for (QAbstractButton *button : box->buttons()) {
            if (button->text() == text)
                return button->click();
        }
        FAIL() << text.toStdString();
    }

    OnePage m_one;
    RunPage *m_page = nullptr;
};

TEST_F(RunPageTest, eachControlIsThereExactlyWhenItMakesSense)
{
    struct
    {
        State state;
        Task task;
        QString controls;
    } const table[] = {
        {State::New, Task::None, {}},
        {State::Imported, Task::None, {}},
        {State::Planned, Task::None, {}},
        {State::Planned, Task::Running, u"Pause, (Cancel run)"_s}, // it connects
        {State::Running, Task::Running, u"Pause, Cancel run"_s},
        {State::Running, Task::None, u"Resume, Cancel run"_s},
        {State::Paused, Task::None, u"Resume, Cancel run"_s},
        {State::Paused, Task::Running, u"Pause, (Cancel run)"_s},
        {State::Paused, Task::Exporting, u"(Resume), (Cancel run)"_s},
        {State::Halted, Task::None, u"Resume, Cancel run"_s},
        {State::Halted, Task::Checking, u"(Resume), (Cancel run)"_s},
        {State::Cancelled, Task::None, {}},
        {State::Finished, Task::None, u"Retry failed"_s},
        {State::Finished, Task::Exporting, u"(Retry failed)"_s},
    };
    for (const auto &row : table) {
        open(row.state, row.task);
        EXPECT_EQ(controls(), row.controls) << int(row.state) << ", " << int(row.task);
    }
}

TEST_F(RunPageTest, theGateHoldsResumeBackAndSaysWhy)
{
    m_one.gate = u"Client secret is missing"_s;
    open(State::Paused);
    EXPECT_EQ(controls(), u"(Resume), Cancel run"_s);
    EXPECT_TRUE(m_one.says(u"Before it can go on: Client secret is missing."_s));
    open(State::Finished);
    EXPECT_EQ(controls(), u"(Retry failed)"_s);
    m_one.gate.clear();
    m_page->refresh();
    EXPECT_EQ(controls(), u"Retry failed"_s);
    EXPECT_FALSE(m_one.says(u"Before it can go on"_s));
}

TEST_F(RunPageTest, controlsAskTheDesk)
{
    open(State::Paused);
    ASSERT_TRUE(press(m_one.frame(), u"Resume"_s));
    EXPECT_FALSE(m_one.desk.runOptions.retryFailed);
    ASSERT_TRUE(press(m_one.frame(), u"Pause"_s));
    EXPECT_EQ(m_one.desk.commands, (QStringList{u"run"_s, u"pause"_s}));
    EXPECT_EQ(m_one.button(u"Pause"_s)->text(), u"Pausing…"_s);
    EXPECT_FALSE(m_one.can(u"Pause"_s));
    open(State::Finished);
    ASSERT_TRUE(press(m_one.frame(), u"Retry failed"_s));
    EXPECT_TRUE(m_one.desk.runOptions.retryFailed);
    EXPECT_TRUE(m_one.can(u"Pause"_s)) << "it is another run";
}

TEST_F(RunPageTest, cancelAsksFirst)
{
    const WarningsAllowed offscreenDialogs;
    open(State::Running, Task::Running);
    ASSERT_TRUE(press(m_one.frame(), u"Cancel run"_s));
    EXPECT_TRUE(m_one.desk.commands.isEmpty());
    auto *box = m_one.frame().findChild<QMessageBox *>();
    EXPECT_TRUE(box->informativeText().startsWith(u"1 user"_s)) << "how many are left";
    EXPECT_EQ(box->defaultButton()->text(), u"Keep the run"_s);
    EXPECT_EQ(box->escapeButton()->text(), u"Keep the run"_s);
    answer(u"Keep the run"_s);
    EXPECT_TRUE(m_one.desk.commands.isEmpty());
    EXPECT_TRUE(waitFor([&] { return !m_one.frame().findChild<QMessageBox *>(); }, 1000));
    ASSERT_TRUE(press(m_one.frame(), u"Cancel run"_s));
    answer(u"Give up the rest"_s);
    EXPECT_EQ(m_one.desk.commands, QStringList{u"cancel"_s});
}

TEST_F(RunPageTest, aRunThatEndedWhileItWasAskedIsNotCancelled)
{
    const WarningsAllowed offscreenDialogs;
    open(State::Running, Task::Running);
    ASSERT_TRUE(press(m_one.frame(), u"Cancel run"_s));
    emit m_one.desk.recorded({journal::entries::ended(journal::RunEnd::Finished)});
    m_one.desk.end();
    answer(u"Give up the rest"_s);
    EXPECT_TRUE(m_one.desk.commands.isEmpty());
}

TEST_F(RunPageTest, theKeyboardGoesFromPauseToResumeAndBackAndNeverToCancel)
{
    open(State::Running, Task::Running);
    m_one.button(u"Pause"_s)->setFocus();
    ASSERT_TRUE(press(m_one.frame(), u"Pause"_s));
    EXPECT_NE(focus(), m_one.button(u"Cancel run"_s)) << "while it is pausing";
    emit m_one.desk.recorded({journal::entries::ended(journal::RunEnd::Paused)});
    EXPECT_NE(focus(), m_one.button(u"Cancel run"_s));
    m_one.desk.end(run::End::Paused);
    EXPECT_EQ(focus(), m_one.button(u"Resume"_s));
    ASSERT_TRUE(press(m_one.frame(), u"Resume"_s));
    EXPECT_EQ(focus(), m_one.button(u"Pause"_s));
    m_one.desk.end(run::End::Halted, Error{Fault::Unreachable, {}});
    EXPECT_EQ(focus(), m_one.button(u"Resume"_s));
}

TEST_F(RunPageTest, whoEntersAPausedRunCanResumeIt)
{
    open(State::Paused);
    shown(m_one.frame(), u"Search users"_s)->setFocus();
    m_page->entered();
    EXPECT_EQ(focus(), m_one.button(u"Resume"_s));
}

TEST_F(RunPageTest, theFocusIsNotTakenFromAnotherPlace)
{
    open(State::Running, Task::Running);
    m_one.button(u"Pause"_s)->setFocus();
    ASSERT_TRUE(press(m_one.frame(), u"Pause"_s));
    QWidget *search = shown(m_one.frame(), u"Search users"_s);
    search->setFocus();
    m_one.desk.end(run::End::Paused);
    EXPECT_EQ(focus(), search);
}

TEST_F(RunPageTest, anErrorBeforeTheRunBeganIsShown)
{
    open(State::Planned, Task::Running);
    m_one.desk.end(run::End::Halted, Error{Fault::CredentialsRefused, u"access_denied"_s});
    EXPECT_TRUE(m_one.says(
        u"The tenant refuses the client id, or the secret or key with it: access_denied."_s));
    EXPECT_TRUE(m_page->closed().isEmpty()) << "it can be read again";
    EXPECT_EQ(m_page->missing(), u"Start it from Review"_s);
    m_one.desk.begin(Task::Running);
    EXPECT_FALSE(m_one.says(u"The tenant refuses"_s)) << "it is tried again";
    m_one.desk.fail(Fault::SecretMissing, u"keychain"_s);
    EXPECT_TRUE(m_one.says(u"There is no client secret."_s));
    m_one.live.close();
    EXPECT_FALSE(m_page->closed().isEmpty()) << "of the next incident nothing is known";
}

TEST_F(RunPageTest, aResumeThatDidNotBeginCanBeTriedAgain)
{
    open(State::Paused);
    ASSERT_TRUE(press(m_one.frame(), u"Resume"_s));
    m_one.desk.fail(Fault::SecretMissing, u"keychain"_s);
    EXPECT_TRUE(m_one.says(u"There is no client secret."_s));
    EXPECT_TRUE(m_one.can(u"Resume"_s));
}

TEST_F(RunPageTest, theNextPageIsThereWhenTheRunIsNot)
{
    for (const State state : incidents::allStates) {
        open(state);
        EXPECT_EQ(m_one.can(u"Next"_s), state >= State::Running) << int(state);
        EXPECT_EQ(m_page->closed().isEmpty(), state >= State::Running) << int(state);
    }
    open(State::Running, Task::Running);
    EXPECT_FALSE(m_one.can(u"Next"_s));
    EXPECT_TRUE(m_one.says(u"The run is on its way"_s));
}

} // namespace
} // namespace bulkhead::ui
