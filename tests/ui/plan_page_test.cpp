// SPDX-License-Identifier: Apache-2.0
#include "ui/walk.h"

#include "testing/testing.h"

#include "plan/plan_page.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QLineEdit>
#include <QProgressBar>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {
namespace {

using namespace testing;
using incidents::choose;
using State = journal::IncidentState;

class PlanPageTest : public ::testing::Test
{
protected:
    PlanPageTest()
    {
        m_one.show(new PlanPage(m_one.desk, m_one.live, m_one.callGate()));
        m_one.open(State::Imported);
    }
    void pick(const QString &name)
    {
        auto *button = shownAs<QAbstractButton>(m_one.frame(), name);
        ASSERT_TRUE(button);
        button->click();
    }
    bool chosen(const QString &name)
    {
        return shownAs<QAbstractButton>(m_one.frame(), name)->isChecked();
    }
    void next() { ASSERT_TRUE(press(m_one.frame(), u"Next"_s)); }
    int plans() { return int(m_one.desk.commands.count(u"plan"_s)); }

    OnePage m_one;
};

TEST_F(PlanPageTest, sendsWhatWasChosen)
{
    const std::pair<QString, RevocationScope> scopes[] = {
        {u"Revoke everything"_s, RevocationScope::Everything},
        {u"Revoke sessions"_s, RevocationScope::Sessions},
        {u"Revoke refresh tokens"_s, RevocationScope::RefreshTokens},
        {u"Revoke nothing"_s, RevocationScope::None}};
    for (const auto &[name, scope] : scopes) {
        pick(name);
        next();
        EXPECT_EQ(m_one.desk.choices, choose(scope, offeredChoices().reset)) << name.toStdString();
        m_one.desk.end(run::End::Paused);
    }
    pick(u"Revoke everything"_s);
    pick(u"Random password"_s); // off again
    ASSERT_TRUE(type(m_one.frame(), u"Connection"_s, u" main "_s));
    ASSERT_TRUE(type(m_one.frame(), u"Reset client ID"_s, u"app9"_s));
    next();
    EXPECT_EQ(m_one.desk.choices,
        choose(RevocationScope::Everything, ResetMethod::Email, u"main"_s, u"app9"_s));
    m_one.desk.end(run::End::Paused);
    pick(u"No reset"_s);
    EXPECT_FALSE(shown(m_one.frame(), u"Connection"_s));
    next();
    EXPECT_EQ(m_one.desk.choices, choose(RevocationScope::Everything, ResetMethods()))
        << "without an e-mail its fields say nothing";
}

TEST_F(PlanPageTest, nothingToDoIsRefusedWithTheReason)
{
    pick(u"Revoke nothing"_s);
    pick(u"No reset"_s);
    EXPECT_FALSE(m_one.can(u"Next"_s));
    EXPECT_TRUE(m_one.says(u"Choose what to do"_s));
    pick(u"Reset e-mail"_s);
    EXPECT_TRUE(m_one.can(u"Next"_s));
}

TEST_F(PlanPageTest, whatDiesAndLivesOnFollowsTheChoice)
{
    EXPECT_TRUE(m_one.says(u"For each user: set a random password, then revoke all sessions and "
                           u"refresh tokens, then send a reset e-mail."_s));
    EXPECT_TRUE(m_one.says(u"Nobody knows the new password"_s));
    pick(u"Random password"_s);
    EXPECT_TRUE(m_one.says(u"The old password works until"_s));
    pick(u"Revoke sessions"_s);
    EXPECT_TRUE(m_one.says(u"Nothing here revokes them: apps go on."_s));
    pick(u"No reset"_s);
    EXPECT_TRUE(m_one.says(u"The old password goes on working"_s));
}

TEST_F(PlanPageTest, showsHowFarItIsAndAdvancesWhenPlanned)
{
    next();
    EXPECT_FALSE(m_one.can(u"Next"_s));
    EXPECT_FALSE(shown(m_one.frame(), u"Revoke sessions"_s)->isEnabled());
    EXPECT_TRUE(m_one.says(u"Connecting to the tenant…"_s));
    run::Progress progress;
    progress.phase = run::Phase::Resolving;
    progress.done = 1200;
    progress.total = 5000;
    progress.etaS = 90;
    emit m_one.desk.progressed(progress);
    EXPECT_TRUE(m_one.says(u"Looked up 1,200 of 5,000; 90 s left"_s));
    auto *bar = shownAs<QProgressBar>(m_one.frame(), u"Looking up"_s);
    EXPECT_EQ(bar->value(), 1200);
    EXPECT_EQ(bar->maximum(), 5000);
    progress.waiting = run::Waiting::Outage;
    emit m_one.desk.progressed(progress);
    EXPECT_TRUE(m_one.says(u"the tenant does not answer, it is asked again"_s));
    m_one.desk.planned(incidents::ledger(State::Planned));
    EXPECT_EQ(m_one.advances, 1);
    EXPECT_FALSE(shown(m_one.frame(), u"Looking up"_s));
}

TEST_F(PlanPageTest, aPlanThatStandsIsNotMadeAgain)
{
    next();
    m_one.desk.planned(incidents::ledger(State::Planned, {.choices = offeredChoices()}));
    next();
    EXPECT_EQ(plans(), 1);
    EXPECT_EQ(m_one.advances, 2);
    pick(u"Revoke sessions"_s);
    next();
    EXPECT_EQ(plans(), 2) << "other choices, another plan";
    EXPECT_EQ(m_one.advances, 2);
}

TEST_F(PlanPageTest, tooManyUnknownHaveToBeAllowed)
{
    pick(u"Revoke sessions"_s);
    next();
    m_one.desk.end(run::End::Halted, Error{Fault::TooManyUnknown, u"2 of 3"_s});
    EXPECT_EQ(m_one.advances, 0);
    EXPECT_TRUE(m_one.says(u"The tenant does not know 2 of 3 of the listed users."_s));
    EXPECT_FALSE(m_one.says(u"--allow-unknown"_s)) << "there is no command line here";
    EXPECT_TRUE(chosen(u"Revoke sessions"_s));
    const QString box = u"Tenant and list are right: plan without those users"_s;
    ASSERT_TRUE(shownAs<QCheckBox>(m_one.frame(), box));
    next();
    EXPECT_FALSE(m_one.desk.choices.allowUnknown) << "not without the word of a person";
    m_one.desk.end(run::End::Halted, Error{Fault::TooManyUnknown, u"2 of 3"_s});
    shownAs<QCheckBox>(m_one.frame(), box)->click();
    next();
    EXPECT_TRUE(m_one.desk.choices.allowUnknown);
    PlanChoices allowed = m_one.desk.choices;
    m_one.desk.planned(incidents::ledger(State::Planned, {.choices = allowed}));
    EXPECT_EQ(m_one.advances, 1);
    next();
    EXPECT_EQ(plans(), 3) << "the plan stands";
}

TEST_F(PlanPageTest, anErrorIsShownAndTheChoicesAreKept)
{
    pick(u"Revoke refresh tokens"_s);
    next();
    m_one.desk.fail(Fault::SecretMissing, u"keychain"_s);
    EXPECT_TRUE(m_one.says(u"There is no client secret."_s));
    EXPECT_FALSE(shown(m_one.frame(), u"Tenant and list are right: plan without those users"_s));
    EXPECT_TRUE(chosen(u"Revoke refresh tokens"_s));
    EXPECT_TRUE(m_one.can(u"Next"_s));
    next();
    EXPECT_FALSE(m_one.says(u"There is no client secret."_s)) << "it is tried again";
}

TEST_F(PlanPageTest, theGateBlocks)
{
    m_one.gate = u"Client secret is missing"_s;
    emit m_one.frame().page().changed();
    EXPECT_FALSE(m_one.can(u"Next"_s));
    EXPECT_TRUE(m_one.says(u"Client secret is missing"_s));
}

TEST_F(PlanPageTest, lookingUpCanBeStopped)
{
    next();
    ASSERT_TRUE(press(m_one.frame(), u"Stop looking up"_s));
    EXPECT_EQ(m_one.desk.commands, (QStringList{u"plan"_s, u"pause"_s}));
    m_one.desk.end(run::End::Paused);
    EXPECT_EQ(m_one.advances, 0);
    EXPECT_TRUE(m_one.says(u"Looking up was stopped; there is no plan yet."_s));
    EXPECT_TRUE(m_one.can(u"Next"_s));
}

TEST_F(PlanPageTest, frozenOnceTheRunHasBegun)
{
    m_one.gate = u"Client secret is missing"_s;
    m_one.open(State::Paused, {.choices = incidents::choose(RevocationScope::Sessions)});
    EXPECT_TRUE(m_one.says(u"The plan does not change any more."_s));
    EXPECT_FALSE(shown(m_one.frame(), u"Revoke everything"_s)->isEnabled());
    next();
    EXPECT_EQ(plans(), 0);
    EXPECT_EQ(m_one.advances, 1) << "looking at it needs no secret";
}

TEST(PlanPage, anOpenedIncidentShowsItsOwnChoices)
{
    OnePage one;
    one.show(new PlanPage(one.desk, one.live, one.callGate()));
    const auto isChosen = [&](const QString &name) {
        return shownAs<QAbstractButton>(one.frame(), name)->isChecked();
    };
    shownAs<QAbstractButton>(one.frame(), u"Revoke nothing"_s)->click();
    one.open(State::Planned,
        {.choices = incidents::choose(
             RevocationScope::RefreshTokens, ResetMethod::Email, {}, u"app9"_s)});
    EXPECT_TRUE(isChosen(u"Revoke refresh tokens"_s));
    EXPECT_TRUE(isChosen(u"Reset e-mail"_s));
    EXPECT_EQ(shownAs<QLineEdit>(one.frame(), u"Reset client ID"_s)->text(), u"app9"_s);
    one.live.close();
    one.open(State::Imported);
    EXPECT_TRUE(isChosen(u"Revoke everything"_s)) << "nothing of the last one is left";
    EXPECT_EQ(shownAs<QLineEdit>(one.frame(), u"Reset client ID"_s)->text(), QString());
}

} // namespace
} // namespace bulkhead::ui
