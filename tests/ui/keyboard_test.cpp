// SPDX-License-Identifier: Apache-2.0
#include "ui/walk.h"

#include "testing/testing.h"

#include <QCheckBox>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {
namespace {

using namespace testing;
using State = journal::IncidentState;

const QStringList steps{u"Tenant"_s, u"Affected users"_s, u"Plan"_s, u"Review"_s, u"Run"_s,
    u"Report"_s, u"Protection"_s};

// Everything that is shown with an underlined letter, by that letter.
QMap<QString, QStringList> mnemonics(const QWidget &window)
{
    QMap<QString, QStringList> found;
    const auto note = [&](const QString &text) {
        if (const QKeySequence keys = QKeySequence::mnemonic(text); !keys.isEmpty())
            found[keys.toString()] << text;
    };
    for (const QAbstractButton *button : window.findChildren<QAbstractButton *>()) {
        if (button->isVisible())
            note(button->text());
    }
    for (const QLabel *label : window.findChildren<QLabel *>()) {
        if (label->isVisible() && label->buddy())
            note(label->text());
    }
    return found;
}

void expectOneEach(const Walk &walk, const char *when)
{
    const auto found = mnemonics(*walk.window);
    for (auto letter = found.begin(); letter != found.end(); ++letter)
        EXPECT_EQ(letter->size(), 1) << walk.title().toStdString() << ", " << when << ": "
                                     << letter->join(u" / "_s).toStdString();
}

// All pages that can be entered now.
void expectOneEachOnEveryPage(const Walk &walk, const char *when)
{
    for (const QString &title : steps) {
        if (!walk.step(title)->isEnabled())
            continue;
        walk.step(title)->click();
        ASSERT_EQ(walk.title(), title);
        expectOneEach(walk, when);
    }
}

TEST(Keyboard, noTwoOfOnePageShareALetter)
{
    for (const bool practice : {false, true}) {
        for (const State state : incidents::allStates) {
            Walk walk;
            expectOneEach(walk, "at the start");
            walk.open(state, {.practice = practice});
            expectOneEachOnEveryPage(walk, qPrintable(journal::wireName(state)));
        }
    }
}

TEST(Keyboard, norBeforeAnIncidentIsMade)
{
    for (const auto &way : {u"New incident"_s, u"Try with the practice tenant"_s}) {
        Walk walk;
        ASSERT_TRUE(press(*walk.window, way));
        if (shown(*walk.window, u"Advanced"_s)) {
            ASSERT_TRUE(press(*walk.window, u"Advanced"_s));
        }
        expectOneEach(walk, qPrintable(way));
    }
}

TEST(Keyboard, norWhileUsersAreLookedUpOrAreTooManyUnknown)
{
    Walk walk;
    walk.open(State::Imported);
    ASSERT_TRUE(press(*walk.window, u"Next"_s));
    ASSERT_TRUE(shown(*walk.window, u"Stop looking up"_s));
    expectOneEach(walk, "looking up");
    walk.desk.end(run::End::Halted, Error{Fault::TooManyUnknown, u"2 of 3"_s});
    expectOneEach(walk, "too many unknown");
}

TEST(Keyboard, norWithEveryFieldOfThePlan)
{
    Walk walk;
    walk.open(State::Imported);
    ASSERT_TRUE(press(*walk.window, u"Reset ticket"_s));
    ASSERT_TRUE(press(*walk.window, u"More measures"_s));
    ASSERT_TRUE(shown(*walk.window, u"Ticket result URL"_s));
    ASSERT_TRUE(shown(*walk.window, u"Block"_s));
    expectOneEach(walk, "all of the plan");
}

TEST(Keyboard, norWithAGate)
{
    for (const auto gate : {journal::GateState::Up, journal::GateState::Lost}) {
        Walk walk;
        for (const State state : {State::Planned, State::Paused, State::Finished}) {
            walk.open(state, {.gate = gate, .stranded = true});
            expectOneEachOnEveryPage(walk, "with a gate");
        }
    }
}

TEST(Keyboard, norWithTicketsToHandOutAndOwnersBeingLookedAfter)
{
    Walk walk;
    walk.open(State::Finished, {.choices = {.reset = ResetMethod::Ticket}});
    ASSERT_TRUE(shown(*walk.window, u"Ticket file"_s));
    expectOneEach(walk, "tickets");
    walk.open(State::Finished);
    ASSERT_TRUE(press(*walk.window, u"Look who changed the password"_s));
    ASSERT_TRUE(shown(*walk.window, u"Stop looking"_s));
    expectOneEach(walk, "looking");
}

TEST(Keyboard, theLettersOfBackAndNextWorkBesideTheirOtherKeys)
{
    Walk walk;
    walk.open(State::Planned);
    for (const QPushButton *button : walk.window->findChildren<QPushButton *>()) {
        EXPECT_EQ(button->shortcut(), QKeySequence::mnemonic(button->text()))
            << button->text().toStdString();
    }
    const auto fire = [&](const QKeySequence &keys) {
        for (QShortcut *shortcut : walk.window->findChildren<QShortcut *>()) {
            if (shortcut->key() == keys && qobject_cast<QWidget *>(shortcut->parent())->isVisible())
                emit shortcut->activated();
        }
    };
    fire(QKeySequence(Qt::ALT | Qt::Key_Left));
    EXPECT_EQ(walk.title(), u"Plan"_s);
    fire(QKeySequence(Qt::CTRL | Qt::Key_Return));
    EXPECT_EQ(walk.title(), u"Review"_s);
    fire(QKeySequence(Qt::CTRL | Qt::Key_Return));
    EXPECT_EQ(walk.title(), u"Review"_s) << "the name is not typed yet";
    EXPECT_FALSE(walk.sent(u"run"_s));
}

TEST(Keyboard, everyPageHasOnePrimaryButton)
{
    Walk walk;
    EXPECT_EQ(primaryButtons(*walk.window).size(), 1) << "start";
    for (const State state : {State::Planned, State::Paused, State::Finished}) {
        walk.open(state);
        for (const QString &title : steps) {
            if (!walk.step(title)->isEnabled())
                continue;
            walk.step(title)->click();
            EXPECT_EQ(primaryButtons(*walk.window).size(), 1) << title.toStdString();
        }
    }
}

} // namespace
} // namespace bulkhead::ui
