// SPDX-License-Identifier: Apache-2.0
#include "ui/live_fixture.h"
#include "ui/walk.h"

#include "testing/testing.h"

#include "gate/gate_band.h"
#include "texts/fault_text.h"

#include <QCoreApplication>
#include <QMessageBox>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {
namespace {

using namespace testing;
using Gate = journal::GateState;
using State = journal::IncidentState;

class GateBandTest : public ::testing::Test
{
protected:
    GateBandTest()
    {
        m_band = new GateBand(
            m_desk, m_live, [this] { return m_missing; }, GateBand::Offers::GateAndRun);
        m_band->setParent(&m_window);
        m_window.show();
    }
    void open(State state, std::optional<Gate> gate, Task task = Task::None)
    {
        m_desk.opened(incidents::ledger(state, {.gate = gate}));
        m_desk.begin(task);
    }
    void seen(Gate gate)
    {
        auto entry = incidents::gateSeen(gate);
        entry.seq = ++m_seq;
        emit m_desk.recorded({entry});
    }
    // Of the four buttons those that are shown; in brackets when disabled.
    QString buttons()
    {
        QStringList shownOnes;
        for (const auto &name : {u"Put the gate up"_s, u"Go on without the gate"_s,
                 u"Check the gate"_s, u"Take the gate down"_s}) {
            if (const auto *button = shownAs<QPushButton>(m_window, name))
                shownOnes << (button->isEnabled() ? name : u'(' + name + u')');
        }
        return shownOnes.join(u", "_s);
    }
    void answer(const QString &text)
    {
        auto *box = m_window.findChild<QMessageBox *>();
        ASSERT_TRUE(box);
        for (QAbstractButton *button : box->buttons()) {
            if (button->text() == text)
                return button->click();
        }
        FAIL() << text.toStdString();
    }
    bool sayIt(const QString &words) { return says(m_window, words); }

    BusyDesk m_desk;
    LiveIncident m_live{m_desk};
    QString m_missing;
    QWidget m_window;
    GateBand *m_band;
    qint64 m_seq = 1000;
};

TEST_F(GateBandTest, offersWhatMakesSenseNow)
{
    const struct
    {
        State state;
        std::optional<Gate> gate;
        Task task;
        QString buttons;
    } table[] = {
        {State::Planned, {}, Task::None, {}},
        {State::Planned, Gate::Up, Task::None, u"Check the gate, Take the gate down"_s},
        {State::Running, Gate::Up, Task::Running, {}},
        {State::Running, Gate::Lost, Task::Running, u"Put the gate up"_s},
        {State::Paused, Gate::Lost, Task::None,
            u"Put the gate up, Check the gate, Take the gate down"_s},
        {State::Finished, Gate::Up, Task::None, u"Check the gate, Take the gate down"_s},
        {State::Finished, Gate::Up, Task::Exporting, u"(Check the gate), (Take the gate down)"_s},
        {State::Finished, Gate::Raising, Task::None, u"Put the gate up, Take the gate down"_s},
        {State::Finished, Gate::Lowering, Task::None, u"Take the gate down"_s},
        {State::Finished, Gate::Down, Task::None, {}},
    };
    for (const auto &row : table) {
        open(row.state, row.gate, row.task);
        EXPECT_EQ(buttons(), row.buttons)
            << int(row.state) << ", " << int(row.gate.value_or(Gate::None));
        EXPECT_EQ(m_band->isVisible(), row.gate.has_value());
    }
}

TEST_F(GateBandTest, saysSinceWhenAndForWhomItIsClosedAndNeverContained)
{
    open(State::Finished, Gate::Up);
    EXPECT_TRUE(sayIt(u"Closed to new tokens since "_s));
    EXPECT_TRUE(sayIt(u"3 users behind the gate."_s));
    EXPECT_TRUE(sayIt(u"Access tokens issued earlier live until "_s));
    EXPECT_FALSE(sayIt(u"contained"_s));
}

TEST_F(GateBandTest, saysThatItIsLostInMidRun)
{
    open(State::Running, Gate::Up, Task::Running);
    seen(Gate::Lost);
    EXPECT_TRUE(sayIt(u"The gate is down"_s));
    EXPECT_TRUE(sayIt(u"can get new tokens"_s));
    EXPECT_EQ(m_band->property("tone"), u"bad"_s);
}

TEST_F(GateBandTest, aRunMakesWayForItAndGoesOn)
{
    open(State::Running, Gate::Lost, Task::Running);
    ASSERT_TRUE(press(m_window, u"Put the gate up"_s));
    EXPECT_EQ(m_desk.commands, QStringList{u"pause"_s});
    EXPECT_EQ(buttons(), u"(Put the gate up)"_s);
    EXPECT_TRUE(sayIt(u"The run pauses for it and goes on by itself."_s));
    m_desk.end(run::End::Paused);
    QCoreApplication::processEvents();
    EXPECT_EQ(m_desk.commands, (QStringList{u"pause"_s, u"run"_s}));
    ASSERT_TRUE(m_desk.runOptions.gate);
    EXPECT_EQ(*m_desk.runOptions.gate, incidents::gateChoices());
    m_desk.end(run::End::Paused);
    QCoreApplication::processEvents();
    EXPECT_EQ(m_desk.commands.size(), 2) << "another pause is somebody's wish";
}

TEST_F(GateBandTest, whoLeavesMeanwhileIsNotHeldByTheRun)
{
    open(State::Running, Gate::Lost, Task::Running);
    ASSERT_TRUE(press(m_window, u"Put the gate up"_s));
    m_desk.end(run::End::Paused);
    m_live.close();
    QCoreApplication::processEvents();
    EXPECT_EQ(m_desk.commands, QStringList{u"pause"_s});
}

TEST_F(GateBandTest, ofARunThatItHoldsUpTheAdministratorDecides)
{
    open(State::Planned, {}, Task::Running);
    m_desk.end(run::End::Halted, Error{Fault::ActionBuildFailed, u"syntax"_s});
    EXPECT_EQ(buttons(), u"Put the gate up, Go on without the gate"_s);
    ASSERT_TRUE(press(m_window, u"Put the gate up"_s));
    EXPECT_TRUE(m_desk.runOptions.gate);
    EXPECT_EQ(buttons(), QString());
    m_desk.end(run::End::Halted, Error{Fault::ScopeMissing, u"create:actions"_s});
    ASSERT_TRUE(press(m_window, u"Go on without the gate"_s));
    EXPECT_FALSE(m_desk.runOptions.gate);
    EXPECT_TRUE(m_desk.runOptions.withoutGate);
    EXPECT_FALSE(m_live.gateWish().first);
}

TEST_F(GateBandTest, otherTroubleOfARunIsNotTheGates)
{
    for (const Error &error :
        {Error{Fault::ScopeMissing, u"update:users"_s}, Error{Fault::Unreachable, {}}}) {
        open(State::Paused, {}, Task::Running);
        m_desk.end(run::End::Halted, error);
        EXPECT_FALSE(m_band->isVisible());
    }
}

TEST_F(GateBandTest, whereNoRunIsShownNoneIsBegun)
{
    GateBand elsewhere(m_desk, m_live, [] { return QString(); });
    open(State::Planned, {}, Task::Running);
    m_desk.end(run::End::Halted, Error{Fault::ActionBuildFailed, {}});
    EXPECT_TRUE(elsewhere.isHidden());
    EXPECT_FALSE(m_band->isHidden());
}

TEST_F(GateBandTest, aFirstGateThatCannotBePutUpIsTold)
{
    open(State::Imported, {});
    m_band->raise();
    EXPECT_EQ(m_desk.commands, QStringList{u"raiseGate"_s});
    EXPECT_TRUE(shown(m_window, u"Stop it"_s));
    m_desk.end(run::End::Halted, Error{Fault::TriggerFull, {}});
    EXPECT_TRUE(sayIt(texts::explain({Fault::TriggerFull, {}}).happened));
    EXPECT_TRUE(sayIt(u"The gate is not up"_s));
    EXPECT_FALSE(shown(m_window, u"Stop it"_s));
}

TEST_F(GateBandTest, comesDownAfterAQuestionOnly)
{
    const WarningsAllowed offscreenDialogs;
    open(State::Finished, Gate::Up);
    ASSERT_TRUE(press(m_window, u"Take the gate down"_s));
    auto *box = m_window.findChild<QMessageBox *>();
    ASSERT_TRUE(box);
    EXPECT_EQ(box->defaultButton()->text(), u"Keep it up"_s);
    EXPECT_EQ(box->escapeButton()->text(), u"Keep it up"_s);
    answer(u"Keep it up"_s);
    EXPECT_TRUE(m_desk.commands.isEmpty());
    EXPECT_TRUE(waitFor([&] { return !m_window.findChild<QMessageBox *>(); }, 1000));
    ASSERT_TRUE(press(m_window, u"Take the gate down"_s));
    answer(u"Take it down"_s);
    EXPECT_EQ(m_desk.commands, QStringList{u"lowerGate"_s});
    EXPECT_TRUE(sayIt(u"Connecting to the tenant…"_s));
    seen(Gate::Down);
    m_desk.end();
    EXPECT_TRUE(sayIt(u"The gate was taken down"_s));
    EXPECT_FALSE(shown(m_window, u"Stop it"_s));
}

TEST_F(GateBandTest, beforeTheEndTheQuestionCountsTheUntreated)
{
    const WarningsAllowed offscreenDialogs;
    open(State::Paused, Gate::Up);
    ASSERT_TRUE(press(m_window, u"Take the gate down"_s));
    EXPECT_TRUE(m_window.findChild<QMessageBox *>()->informativeText().startsWith(u"1 user"_s));
}

TEST_F(GateBandTest, checkingSaysWhatWasFound)
{
    open(State::Finished, Gate::Up);
    ASSERT_TRUE(press(m_window, u"Check the gate"_s));
    EXPECT_EQ(m_desk.commands, QStringList{u"lookAtGate"_s});
    m_desk.end();
    EXPECT_TRUE(sayIt(u"It stands: bound before all others"_s));
    ASSERT_TRUE(press(m_window, u"Check the gate"_s));
    EXPECT_FALSE(sayIt(u"It stands"_s));
    seen(Gate::Lost);
    m_desk.end();
    EXPECT_FALSE(sayIt(u"It stands"_s));
    EXPECT_TRUE(sayIt(u"The gate is down"_s));
    ASSERT_TRUE(press(m_window, u"Check the gate"_s));
    m_desk.fail(Fault::SecretMissing);
    EXPECT_TRUE(sayIt(texts::explain({Fault::SecretMissing, {}}).happened));
}

TEST_F(GateBandTest, nothingIsOfferedWithoutACredential)
{
    m_missing = u"Client secret is missing"_s;
    open(State::Finished, Gate::Up);
    EXPECT_EQ(buttons(), u"(Check the gate), (Take the gate down)"_s);
    EXPECT_TRUE(sayIt(u"Before that can be done: Client secret is missing."_s));
}

} // namespace
} // namespace bulkhead::ui
