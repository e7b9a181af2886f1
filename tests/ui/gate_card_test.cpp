// SPDX-License-Identifier: Apache-2.0
// The gate on Plan and Review.
#include "ui/walk.h"

#include "testing/testing.h"

#include "texts/gate_text.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QRadioButton>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {
namespace {

using namespace testing;
using Gate = journal::GateState;
using State = journal::IncidentState;

class GateChoice : public ::testing::Test
{
protected:
    QWidget &window() { return *m_walk.window; }
    void choose() { ASSERT_TRUE(press(window(), u"Close the gate first"_s)); }
    void planned(const incidents::Shape &shape = {})
    {
        m_walk.open(State::Imported);
        choose();
        ASSERT_TRUE(press(window(), u"Next"_s));
        m_walk.desk.planned(incidents::ledger(State::Planned, shape));
        ASSERT_EQ(m_walk.title(), u"Review"_s);
        ASSERT_TRUE(type(window(), u"Confirm tenant name"_s, incidents::tenantName));
    }
    void answer(const QString &text)
    {
        auto *box = m_walk.window->findChild<QMessageBox *>();
        ASSERT_TRUE(box);
        for (QAbstractButton *button : box->buttons()) {
            if (button->text() == text)
                return button->click();
        }
        FAIL() << text.toStdString();
    }
    bool mayStart() { return m_walk.primary()->isEnabled(); }
    const std::optional<journal::GateChoices> &started() { return m_walk.desk.runOptions.gate; }

    Walk m_walk;
};

TEST_F(GateChoice, isOffUntilSomebodyChoosesIt)
{
    m_walk.open(State::Planned);
    EXPECT_FALSE(says(window(), u"Start puts it up before anything else."_s));
    ASSERT_TRUE(type(window(), u"Confirm tenant name"_s, incidents::tenantName));
    ASSERT_TRUE(press(window(), u"Start"_s));
    EXPECT_FALSE(started());
}

TEST_F(GateChoice, startPutsItUpWithTheTextAndThoseWhoAreProtected)
{
    m_walk.open(State::Imported);
    EXPECT_FALSE(shown(window(), u"Text for refused users"_s));
    choose();
    EXPECT_EQ(shownAs<QLineEdit>(window(), u"Text for refused users"_s)->text(),
        texts::defaultDenyText());
    ASSERT_TRUE(type(window(), u"Text for refused users"_s, u"Call 0800 123456."_s));
    ASSERT_TRUE(type(window(), u"Your own account"_s, u"ops@example.com"_s));
    ASSERT_TRUE(press(window(), u"Next"_s));
    m_walk.desk.planned(incidents::ledger(State::Planned));
    EXPECT_TRUE(says(window(), u"Start puts it up before anything else."_s));
    EXPECT_TRUE(says(window(), u"3 users get no new token"_s));
    ASSERT_TRUE(type(window(), u"Confirm tenant name"_s, incidents::tenantName));
    ASSERT_TRUE(press(window(), u"Start"_s));
    ASSERT_TRUE(started());
    EXPECT_EQ(started()->denyText, u"Call 0800 123456."_s);
    EXPECT_EQ(started()->protectedUsers, QStringList{u"ops@example.com"_s});
}

TEST_F(GateChoice, aTextMustNameTheWayBack)
{
    m_walk.open(State::Imported);
    choose();
    ASSERT_TRUE(type(window(), u"Text for refused users"_s, u"Go away."_s));
    EXPECT_FALSE(m_walk.primary()->isEnabled());
    EXPECT_TRUE(says(window(), u"Tell refused users the way back in"_s));
    EXPECT_TRUE(says(window(), u"Name a help desk, a reset page"_s));
    EXPECT_EQ(m_walk.live.gateWish().choices.denyText, texts::defaultDenyText());
    EXPECT_FALSE(shownAs<QPushButton>(window(), u"Close the gate now"_s)->isEnabled());
    choose(); // not after all
    EXPECT_TRUE(m_walk.primary()->isEnabled());
}

TEST_F(GateChoice, canBeClosedBeforeThePlanAfterAQuestion)
{
    const WarningsAllowed offscreenDialogs;
    m_walk.open(State::Imported);
    choose();
    ASSERT_TRUE(type(window(), u"Your own account"_s, u"ops@example.com"_s));
    ASSERT_TRUE(press(window(), u"Close the gate now"_s));
    EXPECT_FALSE(m_walk.sent(u"raiseGate"_s));
    answer(u"Not now"_s);
    EXPECT_FALSE(m_walk.sent(u"raiseGate"_s));
    ASSERT_TRUE(waitFor([&] { return !m_walk.window->findChild<QMessageBox *>(); }, 1000));
    ASSERT_TRUE(press(window(), u"Close the gate now"_s));
    answer(u"Close the gate"_s);
    EXPECT_TRUE(m_walk.sent(u"raiseGate"_s));
    EXPECT_EQ(m_walk.desk.gateChoices.protectedUsers, QStringList{u"ops@example.com"_s});
    EXPECT_FALSE(m_walk.desk.gateChoices.strandedChosen);
    auto entry = incidents::gateSeen(Gate::Up);
    entry.seq = 1000;
    emit m_walk.desk.recorded({entry});
    m_walk.desk.end();
    EXPECT_TRUE(says(window(), u"Closed to new tokens since "_s));
    EXPECT_FALSE(shown(window(), u"Close the gate now"_s));
}

TEST_F(GateChoice, whatBecomesOfTheStrandedIsAskedAndCounted)
{
    ASSERT_NO_FATAL_FAILURE(planned({.stranded = true}));
    EXPECT_TRUE(says(window(), u"1 user could never get past it by themselves"_s));
    EXPECT_FALSE(mayStart());
    EXPECT_TRUE(says(window(), u"Choose what becomes of those who cannot pass the gate"_s));
    auto *deny = shownAs<QRadioButton>(window(), u"Refuse them"_s);
    auto *pass = shownAs<QRadioButton>(window(), u"Let them pass"_s);
    ASSERT_TRUE(deny && pass);
    EXPECT_FALSE(deny->isChecked() || pass->isChecked()) << "nobody chose for them";
    pass->click();
    EXPECT_TRUE(pass->isChecked());
    EXPECT_TRUE(says(window(), u"2 users get no new token"_s));
    EXPECT_TRUE(mayStart());
    deny->click();
    EXPECT_FALSE(pass->isChecked());
    EXPECT_TRUE(says(window(), u"3 users get no new token"_s));
    ASSERT_TRUE(press(window(), u"Start"_s));
    EXPECT_TRUE(started()->strandedChosen);
    EXPECT_FALSE(started()->letStrandedIn);
}

TEST_F(GateChoice, wholeConnectionsTakeThePlaceOfTheList)
{
    const WarningsAllowed offscreenDialogs;
    const QString words = u"Confirm no exemption"_s;
    m_walk.open(State::Imported);
    choose();
    EXPECT_FALSE(shown(window(), words));
    ASSERT_TRUE(type(window(), u"Your own account"_s, {})); // remembered on this computer
    ASSERT_TRUE(type(window(), u"Whole connections"_s, u" main, partners,,main "_s));
    EXPECT_TRUE(says(window(), u"In place of the list"_s));
    EXPECT_EQ(m_walk.live.gateWish().choices.connections, (QStringList{u"main"_s, u"partners"_s}));
    ASSERT_TRUE(press(window(), u"Close the gate now"_s));
    EXPECT_FALSE(m_walk.window->findChild<QMessageBox *>());
    EXPECT_TRUE(says(window(), u"Nobody is protected: not even you"_s));
    ASSERT_TRUE(type(window(), words, u"no exemption"_s));
    EXPECT_FALSE(m_walk.live.gateWish().choices.noExemption);
    ASSERT_TRUE(type(window(), words, u"NO EXEMPTION"_s));
    EXPECT_FALSE(says(window(), u"Nobody is protected: not even you"_s));
    ASSERT_TRUE(press(window(), u"Close the gate now"_s));
    EXPECT_EQ(m_walk.window->findChild<QMessageBox *>()->text(),
        u"Close acme.eu.auth0.com to new tokens for everybody who logs in by main, partners?"_s);
    answer(u"Close the gate"_s);
    EXPECT_TRUE(m_walk.sent(u"raiseGate"_s));
    EXPECT_EQ(m_walk.desk.gateChoices.connections, (QStringList{u"main"_s, u"partners"_s}));
    EXPECT_TRUE(m_walk.desk.gateChoices.noExemption);
    EXPECT_TRUE(m_walk.desk.gateChoices.strandedChosen) << "the question told of them";
    EXPECT_FALSE(m_walk.desk.gateChoices.letStrandedIn);
}

TEST_F(GateChoice, whoProtectsSomebodyNeedsNoWords)
{
    const WarningsAllowed offscreenDialogs;
    m_walk.open(State::Imported);
    choose();
    ASSERT_TRUE(type(window(), u"Whole connections"_s, u"main"_s));
    ASSERT_TRUE(type(window(), u"Your own account"_s, u"ops@example.com"_s));
    ASSERT_TRUE(press(window(), u"Close the gate now"_s));
    answer(u"Close the gate"_s);
    EXPECT_EQ(m_walk.desk.gateChoices.protectedUsers, QStringList{u"ops@example.com"_s});
    EXPECT_FALSE(m_walk.desk.gateChoices.noExemption);
}

TEST_F(GateChoice, beforeWholeConnectionsReviewNamesThem)
{
    TenantSurvey survey;
    const bulkhead::Connection main{.name = u"main"_s};
    const bulkhead::Connection legacy{.name = u"legacy"_s, .customDatabase = true};
    survey.connections = {main, legacy};
    m_walk.open(State::Imported);
    choose();
    ASSERT_TRUE(type(window(), u"Your own account"_s, {})); // remembered on this computer
    ASSERT_TRUE(type(window(), u"Whole connections"_s, u"main, legacy, typo"_s));
    const auto toReview = [&] {
        ASSERT_TRUE(press(window(), u"Next"_s));
        m_walk.desk.planned(incidents::ledger(State::Planned, {.survey = survey}));
        ASSERT_EQ(m_walk.title(), u"Review"_s);
    };
    ASSERT_NO_FATAL_FAILURE(toReview());
    ASSERT_TRUE(type(window(), u"Confirm tenant name"_s, incidents::tenantName));
    EXPECT_TRUE(says(window(), u"Everybody who logs in by main, legacy, typo, listed or not"_s));
    EXPECT_TRUE(says(window(), u"of the list that is 3 users"_s));
    EXPECT_TRUE(says(window(), u"Nobody at all who logs in by legacy could."_s));
    EXPECT_FALSE(mayStart());
    ASSERT_TRUE(press(window(), u"Let them pass"_s));
    EXPECT_TRUE(says(window(), u"Everybody who logs in by main, typo, listed or not"_s));
    EXPECT_TRUE(says(window(), u"no database connection of this name: typo"_s));
    EXPECT_FALSE(mayStart());
    ASSERT_TRUE(press(window(), u"Back"_s));
    EXPECT_TRUE(says(window(), u"no database connection “typo”; it has main, legacy."_s));
    EXPECT_TRUE(says(window(), u"Correct the gate's connections"_s));
    ASSERT_TRUE(type(window(), u"Whole connections"_s, u"main"_s));
    ASSERT_NO_FATAL_FAILURE(toReview());
    EXPECT_TRUE(says(window(), u"The gate spares nobody: protect somebody on Plan"_s));
    EXPECT_FALSE(mayStart());
    ASSERT_TRUE(press(window(), u"Back"_s));
    ASSERT_TRUE(type(window(), u"Confirm no exemption"_s, u"NO EXEMPTION"_s));
    ASSERT_NO_FATAL_FAILURE(toReview());
    ASSERT_TRUE(mayStart());
    ASSERT_TRUE(press(window(), u"Start"_s));
    EXPECT_EQ(started()->connections, QStringList{u"main"_s});
    EXPECT_TRUE(started()->noExemption);
}

TEST_F(GateChoice, connectionsThatNobodyMayReadAreNotCalledWrong)
{
    m_walk.open(State::Imported);
    choose();
    ASSERT_TRUE(type(window(), u"Whole connections"_s, u"main"_s));
    ASSERT_TRUE(press(window(), u"Next"_s));
    m_walk.desk.planned(incidents::ledger(State::Planned));
    ASSERT_EQ(m_walk.title(), u"Review"_s);
    ASSERT_TRUE(type(window(), u"Confirm tenant name"_s, incidents::tenantName));
    EXPECT_FALSE(mayStart());
    EXPECT_TRUE(says(window(), u"takes the permission read:connections"_s));
}

TEST_F(GateChoice, withoutItsPermissionsTheRunCanStartWithout)
{
    TenantSurvey survey;
    survey.token.scopes = {
        u"read:actions"_s, u"update:users"_s, u"delete:sessions"_s, u"delete:refresh_tokens"_s};
    ASSERT_NO_FATAL_FAILURE(planned({.survey = survey}));
    EXPECT_TRUE(says(window(), u"lacks create:actions, update:actions, delete:actions"_s));
    EXPECT_FALSE(shown(window(), u"Close the gate now"_s));
    ASSERT_TRUE(press(window(), u"Start without the gate"_s));
    EXPECT_FALSE(says(window(), u"The token may not put the gate up"_s));
}

TEST_F(GateChoice, aGateThatIsThereIsRenewed)
{
    m_walk.open(State::Planned, {.gate = Gate::Up});
    EXPECT_TRUE(says(window(), u"Start renews it with the users that were found."_s));
    EXPECT_TRUE(says(window(), u"Nothing but the gate was changed"_s));
    ASSERT_TRUE(type(window(), u"Confirm tenant name"_s, incidents::tenantName));
    ASSERT_TRUE(press(window(), u"Start"_s));
    EXPECT_EQ(started(), incidents::gateChoices());
}

TEST_F(GateChoice, nothingOfItIsCarriedToAnotherIncident)
{
    m_walk.open(State::Imported);
    choose();
    ASSERT_TRUE(type(window(), u"Text for refused users"_s, u"Call 0800 123456."_s));
    ASSERT_TRUE(press(window(), u"Close incident"_s));
    m_walk.open(State::Imported);
    EXPECT_FALSE(shownAs<QCheckBox>(window(), u"Close the gate first"_s)->isChecked());
    choose();
    EXPECT_EQ(shownAs<QLineEdit>(window(), u"Text for refused users"_s)->text(),
        texts::defaultDenyText());
}

} // namespace
} // namespace bulkhead::ui
