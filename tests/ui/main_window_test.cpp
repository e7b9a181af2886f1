// SPDX-License-Identifier: Apache-2.0
#include "ui/walk.h"

#include "testing/testing.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {
namespace {

using namespace testing;
using State = journal::IncidentState;

TEST(MainWindow, beginsAtTheStartPage)
{
    const Walk walk;
    EXPECT_EQ(walk.title(), u"start"_s);
    EXPECT_EQ(walk.window->windowTitle(), u"Bulkhead"_s);
    EXPECT_TRUE(shown(*walk.window, u"New incident"_s));
    EXPECT_FALSE(walk.step(u"Tenant"_s));
    walk.window->begin();
    EXPECT_EQ(walk.title(), u"Tenant"_s);
}

TEST(MainWindow, movesAndLosesNothingThatWasTyped)
{
    Walk walk;
    ASSERT_TRUE(press(*walk.window, u"New incident"_s));
    ASSERT_TRUE(type(*walk.window, u"Client ID"_s, u"app7"_s));
    ASSERT_TRUE(press(*walk.window, u"Back"_s));
    EXPECT_EQ(walk.title(), u"start"_s);
    ASSERT_TRUE(press(*walk.window, u"New incident"_s));
    EXPECT_EQ(shownAs<QLineEdit>(*walk.window, u"Client ID"_s)->text(), u"app7"_s);
}

TEST(MainWindow, nextAndBackGoAStepAtATime)
{
    Walk walk;
    walk.open(State::Planned);
    EXPECT_EQ(walk.title(), u"Review"_s);
    ASSERT_TRUE(type(*walk.window, u"Confirm tenant name"_s, u"acme"_s));
    ASSERT_TRUE(press(*walk.window, u"Back"_s));
    EXPECT_EQ(walk.title(), u"Plan"_s);
    shownAs<QRadioButton>(*walk.window, u"Revoke sessions"_s)->click();
    ASSERT_TRUE(press(*walk.window, u"Back"_s));
    EXPECT_EQ(walk.title(), u"Affected users"_s);
    ASSERT_TRUE(press(*walk.window, u"Next"_s));
    EXPECT_EQ(walk.title(), u"Plan"_s);
    EXPECT_TRUE(shownAs<QRadioButton>(*walk.window, u"Revoke sessions"_s)->isChecked());
    walk.step(u"Review"_s)->click();
    EXPECT_EQ(shownAs<QLineEdit>(*walk.window, u"Confirm tenant name"_s)->text(), u"acme"_s);
}

TEST(MainWindow, stepsAreClosedUntilTheyCanBeEntered)
{
    Walk walk;
    walk.window->begin();
    for (const auto &title : {u"Affected users"_s, u"Plan"_s, u"Review"_s, u"Run"_s, u"Report"_s})
        EXPECT_FALSE(walk.step(title)->isEnabled()) << title.toStdString();
    walk.open(State::Imported);
    for (const auto &title : {u"Affected users"_s, u"Plan"_s})
        EXPECT_TRUE(walk.step(title)->isEnabled()) << title.toStdString();
    for (const auto &title : {u"Review"_s, u"Run"_s, u"Report"_s})
        EXPECT_FALSE(walk.step(title)->isEnabled()) << title.toStdString();
    EXPECT_EQ(walk.step(u"Review"_s)->accessibleDescription(), u"not yet. Make the plan first"_s);
    walk.step(u"Affected users"_s)->click();
    EXPECT_EQ(walk.title(), u"Affected users"_s);
    EXPECT_EQ(walk.step(u"Affected users"_s)->accessibleDescription(), u"current"_s);
}

TEST(MainWindow, anIncidentLandsWhereItIsGoneOnWith)
{
    const std::pair<State, QString> table[] = {{State::New, u"Affected users"_s},
        {State::Imported, u"Plan"_s}, {State::Planned, u"Review"_s}, {State::Running, u"Run"_s},
        {State::Paused, u"Run"_s}, {State::Halted, u"Run"_s}, {State::Cancelled, u"Report"_s},
        {State::Finished, u"Report"_s}};
    static_assert(std::size(table) == std::size(incidents::allStates));
    for (const auto &[state, title] : table) {
        Walk walk;
        walk.open(state);
        EXPECT_EQ(walk.title(), title) << int(state);
        EXPECT_EQ(walk.window->windowTitle(), u"case – Bulkhead"_s);
    }
}

TEST(MainWindow, withoutItsSecretAnIncidentLandsOnTheTenant)
{
    for (const State state : incidents::allStates) {
        Walk walk;
        walk.desk.opened(incidents::ledger(state));
        const bool over = state == State::Finished || state == State::Cancelled;
        EXPECT_EQ(walk.title(), over ? u"Report"_s : u"Tenant"_s) << int(state);
        walk.desk.keep(SecretPlace::Nowhere); // it was looked for
        EXPECT_EQ(walk.title(), over ? u"Report"_s : u"Tenant"_s) << int(state);
    }
}

TEST(MainWindow, theSecretTypedTheWalkGoesOnWhereTheRunWas)
{
    Walk walk;
    walk.desk.opened(incidents::ledger(State::Paused));
    walk.desk.keep(SecretPlace::Nowhere);
    EXPECT_FALSE(walk.primary()->isEnabled());
    ASSERT_TRUE(type(*walk.window, u"Client secret"_s, u"s3cret"_s));
    EXPECT_EQ(walk.title(), u"Tenant"_s) << "not while it is being typed";
    ASSERT_TRUE(press(*walk.window, u"Next"_s));
    walk.desk.keep(SecretPlace::Memory);
    EXPECT_EQ(walk.title(), u"Run"_s);
    walk.step(u"Tenant"_s)->click();
    ASSERT_TRUE(press(*walk.window, u"Next"_s));
    EXPECT_EQ(walk.title(), u"Affected users"_s) << "from then on a step at a time";
}

TEST(MainWindow, practiceIsSaidOnEveryPageOfAPracticeIncidentOnly)
{
    for (const bool practice : {true, false}) {
        Walk walk;
        EXPECT_FALSE(says(*walk.window, u"PRACTICE TENANT"_s));
        walk.open(State::Finished, {.practice = practice});
        for (const auto &title :
            {u"Tenant"_s, u"Affected users"_s, u"Plan"_s, u"Review"_s, u"Run"_s, u"Report"_s}) {
            walk.step(title)->click();
            ASSERT_EQ(walk.title(), title);
            EXPECT_EQ(says(*walk.window, u"PRACTICE TENANT"_s), practice) << title.toStdString();
        }
        ASSERT_TRUE(press(*walk.window, u"Close incident"_s));
        EXPECT_FALSE(says(*walk.window, u"PRACTICE TENANT"_s));
    }
}

TEST(MainWindow, whatIsMissingStandsBesideTheButtonAndInTheRail)
{
    Walk walk;
    walk.open(State::Planned);
    const QString reason = u"Type the tenant's name to confirm"_s;
    EXPECT_FALSE(walk.primary()->isEnabled());
    int places = 0;
    for (const QLabel *label : walk.window->findChildren<QLabel *>())
        places += label->isVisible() && label->text() == reason;
    EXPECT_EQ(places, 2);
    EXPECT_EQ(walk.step(u"Review"_s)->accessibleDescription(), u"current. "_s + reason);
    ASSERT_TRUE(type(*walk.window, u"Confirm tenant name"_s, incidents::tenantName));
    EXPECT_FALSE(says(*walk.window, reason));
    EXPECT_TRUE(walk.primary()->isEnabled());
}

} // namespace
} // namespace bulkhead::ui
