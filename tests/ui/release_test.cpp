// SPDX-License-Identifier: Apache-2.0
// Whom the gate holds because a contact changed, and who lets them go.
#include "ui/walk.h"

#include "testing/testing.h"

#include "board/run_page.h"

#include <QFile>
#include <QJsonDocument>
#include <QMessageBox>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {
namespace {

using namespace testing;
using Gate = journal::GateState;
using State = journal::IncidentState;

const QString one = u"Release this user"_s, list = u"Release users from a list"_s;

// A paused run; cy's e-mail changed during the attack.
class Release : public ::testing::Test
{
protected:
    Release()
    {
        m_one.show(new RunPage(m_one.desk, m_one.live, m_one.callGate()));
        m_one.open(State::Paused, {.gate = Gate::Up, .held = true});
    }
    void choose(int row)
    {
        auto *table = shownAs<QTableView>(m_one.frame(), u"Users"_s);
        ASSERT_TRUE(waitFor([&] { return table->model()->rowCount() == 3; }, 3000));
        table->setCurrentIndex(table->model()->index(row, 0));
    }
    void answer(const QString &text)
    {
        auto *question = m_one.frame().findChild<QMessageBox *>();
        ASSERT_TRUE(question);
        EXPECT_TRUE(question->informativeText().contains(u"that is the attacker"_s));
        for (QAbstractButton *button : question->buttons()) {
            if (button->text() == text)
                return button->click();
        }
        FAIL() << text.toStdString();
    }
    // As the engine does when it puts the gate up for these.
    void recordReleased(const QStringList &released)
    {
        auto choices = incidents::gateChoices();
        choices.released = released;
        journal::Entry chosen{.kind = journal::EntryKind::GateChosen,
            .text = QString::fromUtf8(QJsonDocument(choices.toJson()).toJson())};
        chosen.seq = 1000;
        emit m_one.desk.recorded({chosen});
    }
    bool sent() { return m_one.desk.commands.contains(u"raiseGate"_s); }
    QString write(const QByteArray &text)
    {
        QFile file(m_folder.filePath(u"own.txt"_s));
        (void)file.open(QIODevice::WriteOnly);
        file.write(text);
        return file.fileName();
    }

    const WarningsAllowed m_offscreenDialogs;
    const QTemporaryDir m_folder;
    OnePage m_one;
};

TEST_F(Release, isOfferedForWhomTheGateHolds)
{
    EXPECT_TRUE(m_one.says(u"1 user held until released"_s));
    EXPECT_FALSE(m_one.button(one)) << "nobody is chosen";
    choose(0);
    EXPECT_FALSE(m_one.button(one)) << "ada is not held";
    choose(2);
    EXPECT_TRUE(m_one.can(one));
    EXPECT_TRUE(m_one.says(u"Held at the gate"_s));
    m_one.desk.begin(Task::Running);
    EXPECT_FALSE(m_one.can(one));
    EXPECT_TRUE(m_one.says(u"Pause the run first."_s));
    m_one.desk.end();
    EXPECT_TRUE(m_one.can(one));
    m_one.open(State::Paused, {.gate = Gate::Down, .held = true});
    choose(2);
    EXPECT_FALSE(m_one.button(one)) << "nobody is";
    EXPECT_FALSE(m_one.button(list));
}

TEST_F(Release, letsOneUserGoAfterAQuestion)
{
    choose(2);
    ASSERT_TRUE(press(m_one.frame(), one));
    ASSERT_NO_FATAL_FAILURE(answer(u"Go on holding"_s));
    EXPECT_FALSE(sent());
    ASSERT_TRUE(waitFor([&] { return !m_one.frame().findChild<QMessageBox *>(); }, 1000));
    ASSERT_TRUE(press(m_one.frame(), one));
    ASSERT_NO_FATAL_FAILURE(answer(u"Release"_s));
    ASSERT_TRUE(sent());
    EXPECT_EQ(m_one.desk.gateChoices.released, QStringList{u"auth0|cy"_s});
    EXPECT_EQ(m_one.desk.gateChoices.name, incidents::gateChoices().name) << "all else stays";
    recordReleased({u"auth0|cy"_s});
    m_one.desk.end();
    EXPECT_TRUE(m_one.says(u"Released: "_s));
    EXPECT_FALSE(m_one.button(one));
    EXPECT_FALSE(m_one.button(list));
    EXPECT_FALSE(m_one.says(u"held until released"_s));
    EXPECT_EQ(m_one.live.gateWish().choices.released, QStringList{u"auth0|cy"_s})
        << "a run that renews the gate does not hold cy again";
}

TEST_F(Release, aReleaseThatDidNotWorkChangesNothing)
{
    choose(2);
    ASSERT_TRUE(press(m_one.frame(), one));
    ASSERT_NO_FATAL_FAILURE(answer(u"Release"_s));
    m_one.desk.end(run::End::Halted, Error{Fault::ActionRefused, u"no"_s});
    EXPECT_FALSE(m_one.says(u"Released: "_s));
    EXPECT_TRUE(m_one.can(one));
    EXPECT_EQ(m_one.live.gateWish().choices.released, QStringList());
}

TEST_F(Release, ofAListSaysHowManyAreHeld)
{
    ASSERT_TRUE(press(m_one.frame(), list));
    const QString go = u"Release the users on this list"_s;
    ASSERT_TRUE(press(m_one.frame(), go));
    EXPECT_TRUE(m_one.says(u"Name a file first."_s));
    ASSERT_TRUE(type(m_one.frame(), u"List of users to release"_s, write("nonsense\n")));
    ASSERT_TRUE(press(m_one.frame(), go));
    ASSERT_TRUE(waitFor([&] { return m_one.says(u"Line 1 holds neither"_s); }, 5000));
    write("auth0|ada\nbo@x.org\n");
    ASSERT_TRUE(press(m_one.frame(), go));
    ASSERT_TRUE(waitFor([&] { return m_one.says(u"holds none of the 2"_s); }, 5000));
    write("auth0|ada\nCY@x.org\n");
    ASSERT_TRUE(press(m_one.frame(), go));
    ASSERT_TRUE(waitFor([&] { return m_one.frame().findChild<QMessageBox *>(); }, 5000));
    EXPECT_EQ(m_one.frame().findChild<QMessageBox *>()->text(),
        u"Release 1 of the 2 whom this list names?"_s);
    ASSERT_NO_FATAL_FAILURE(answer(u"Release"_s));
    EXPECT_TRUE(sent());
    EXPECT_EQ(m_one.desk.gateChoices.released, (QStringList{u"auth0|ada"_s, u"CY@x.org"_s}));
    EXPECT_FALSE(m_one.button(go));
}

} // namespace
} // namespace bulkhead::ui
