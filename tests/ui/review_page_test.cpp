// SPDX-License-Identifier: Apache-2.0
#include "ui/walk.h"

#include "testing/testing.h"

#include "look/stat_tile.h"
#include "review/confirm_card.h"
#include "review/review_page.h"

#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {
namespace {

using namespace testing;
using State = journal::IncidentState;

PlanCounts counts(qint64 users, qint64 tenantUsers)
{
    return {.rows = users + 7,
        .users = users,
        .unknown = 4,
        .several = 2,
        .merged = 1,
        .tenantUsers = tenantUsers,
        .noMail = 5,
        .managementCalls = users,
        .authenticationCalls = users - 5,
        .seconds = 1200};
}

class ReviewPageTest : public ::testing::Test
{
protected:
    void review(const PlanCounts &of, const PlanChoices &choices = {})
    {
        m_one.show(new ReviewPage(m_one.desk, m_one.live, m_one.callGate()));
        m_one.open(State::Planned, {.choices = choices, .counts = of});
    }
    QStringList tiles()
    {
        QStringList names;
        for (const StatTile *tile : m_one.frame().findChildren<StatTile *>()) {
            if (tile->isVisible())
                names << tile->accessibleName();
        }
        return names;
    }
    bool mayStart() { return m_one.can(u"Start"_s); }
    void name(const QString &text)
    {
        ASSERT_TRUE(type(m_one.frame(), u"Confirm tenant name"_s, text));
    }
    void number(const QString &text)
    {
        ASSERT_TRUE(type(m_one.frame(), u"Confirm user count"_s, text));
    }

    OnePage m_one;
};

TEST(AsksForUserCount, aboveAThousandUsersOrFivePercentOfTheTenant)
{
    struct
    {
        qint64 users, tenantUsers;
        bool asks;
    } const table[] = {{1, 0, false}, {1000, 0, false}, {1001, 0, true}, {1000, 20'000, false},
        {1001, 20'020, true}, {1000, 1'000'000, false}, {1001, 1'000'000, true}, {5, 100, false},
        {6, 100, true}, {50, 1000, false}, {51, 1000, true}, {50, 999, true}, {1, 20, false},
        {1, 19, true}, {0, 0, false}, {3, 3, true}};
    for (const auto &row : table)
        EXPECT_EQ(asksForUserCount(counts(row.users, row.tenantUsers)), row.asks)
            << row.users << " of " << row.tenantUsers;
}

TEST_F(ReviewPageTest, theNumbersAreThoseOfThePlan)
{
    review(counts(1234, 50'000));
    EXPECT_EQ(tiles(),
        (QStringList{u"Users 1,234 2.5 % of the tenant's 50,000"_s, u"Reset e-mails 1,229"_s,
            u"Calls 2,463 1,234 Management, 1,229 Authentication API"_s,
            u"Time 20 min at the tenant's rate"_s}));
    for (const auto &words : {u"1,234 users will be treated"_s, u"4 identifiers are not known"_s,
             u"2 e-mail addresses belong to several users"_s, u"5 users cannot get a link"_s,
             u"The old password works until the user follows the e-mail"_s})
        EXPECT_TRUE(m_one.says(words)) << words.toStdString();
}

TEST_F(ReviewPageTest, ticketsAreCountedInsteadOfMails)
{
    PlanCounts of = counts(1234, 0);
    of.authenticationCalls = 0;
    review(of, {.reset = ResetMethod::Password | ResetMethod::Ticket});
    EXPECT_EQ(tiles(),
        (QStringList{u"Users 1,234"_s, u"Reset tickets 1,229 valid for 4 h"_s,
            u"Calls 1,234 of the Management API"_s, u"Time 20 min at the tenant's rate"_s}));
    for (const auto &words : {u"Tickets mail nobody"_s, u"Auth0's article"_s,
             u"a second run on the same users"_s, u"Nobody knows the new password"_s})
        EXPECT_TRUE(m_one.says(words)) << words.toStdString();
}

TEST_F(ReviewPageTest, withoutALinkNoneIsCounted)
{
    PlanCounts of = counts(3, 0);
    of.authenticationCalls = of.noMail = 0;
    review(of, {.reset = ResetMethod::Password});
    EXPECT_EQ(tiles(),
        (QStringList{u"Users 3"_s, u"Calls 3 of the Management API"_s,
            u"Time 20 min at the tenant's rate"_s}));
    EXPECT_FALSE(m_one.says(u"newest link works:"_s));
}

TEST_F(ReviewPageTest, theNameMustBeExact)
{
    review(counts(10, 10'000));
    EXPECT_FALSE(m_one.button(u"Confirm user count"_s));
    EXPECT_FALSE(shown(m_one.frame(), u"Confirm user count"_s));
    for (const auto &wrong : {u""_s, u"acme"_s, u"acme.eu.auth0.co"_s, u"Acme.eu.auth0.com"_s,
             u"acme.us.auth0.com"_s, u"https://acme.eu.auth0.com"_s}) {
        name(wrong);
        EXPECT_FALSE(mayStart()) << wrong.toStdString();
        EXPECT_TRUE(m_one.says(u"Type the tenant's name to confirm"_s));
    }
    name(u" acme.eu.auth0.com "_s);
    EXPECT_TRUE(mayStart()) << "spaces around it were pasted along";
}

TEST_F(ReviewPageTest, theReasonStandsBesideTheField)
{
    review(counts(2000, 0));
    auto *const field = shownAs<QLineEdit>(m_one.frame(), u"Confirm tenant name"_s);
    field->setText(u"acme.us.auth0.com"_s);
    emit field->editingFinished();
    EXPECT_TRUE(m_one.says(u"This is not the tenant's name."_s));
    field->setText(incidents::tenantName);
    EXPECT_FALSE(m_one.says(u"This is not the tenant's name."_s));
    auto *const users = shownAs<QLineEdit>(m_one.frame(), u"Confirm user count"_s);
    users->setText(u"200"_s);
    emit users->editingFinished();
    EXPECT_TRUE(m_one.says(u"This is not the number of users."_s));
    users->setText(u"2000"_s);
    EXPECT_FALSE(m_one.says(u"This is not the number of users."_s));
    EXPECT_TRUE(mayStart());
}

TEST_F(ReviewPageTest, theNumberIsAcceptedAsPeopleWriteIt)
{
    review(counts(10'000, 0));
    name(incidents::tenantName);
    for (const auto &wrong : {u""_s, u"1000"_s, u"10001"_s, u"100000"_s, u"-10000"_s, u"all"_s}) {
        number(wrong);
        EXPECT_FALSE(mayStart()) << wrong.toStdString();
    }
    for (const auto &right : {u"10000"_s, u"10,000"_s, u"10.000"_s, u"10 000"_s, u"10\u00a0000"_s,
             u"10\u202f000"_s, u"10’000"_s}) {
        number(u"x"_s);
        number(right);
        EXPECT_TRUE(mayStart()) << right.toStdString();
    }
}

TEST_F(ReviewPageTest, startRunsOnceAndThenThereIsNothingToConfirm)
{
    review(counts(10, 10'000));
    name(incidents::tenantName);
    ASSERT_TRUE(press(m_one.frame(), u"Start"_s));
    EXPECT_EQ(m_one.desk.commands, QStringList{u"run"_s});
    EXPECT_FALSE(m_one.desk.runOptions.retryFailed);
    EXPECT_FALSE(mayStart()) << "it is on its way";
    EXPECT_EQ(m_one.advances, 1);
    emit m_one.desk.recorded({journal::entries::started()});
    EXPECT_FALSE(m_one.button(u"Start"_s));
    EXPECT_TRUE(m_one.can(u"Next"_s));
    EXPECT_FALSE(shown(m_one.frame(), u"Confirm tenant name"_s));
    ASSERT_TRUE(press(m_one.frame(), u"Next"_s));
    EXPECT_EQ(m_one.desk.commands, QStringList{u"run"_s});
    EXPECT_EQ(m_one.advances, 2);
}

TEST_F(ReviewPageTest, theGateComesFirst)
{
    m_one.gate = u"Client secret is missing"_s;
    review(counts(10, 10'000));
    name(incidents::tenantName);
    EXPECT_FALSE(mayStart());
    EXPECT_TRUE(m_one.says(u"Client secret is missing"_s));
}

TEST_F(ReviewPageTest, aPlanThatTheTenantIsNotReadyForIsCheckedAgainNotStarted)
{
    TenantSurvey survey;
    survey.atMs = 1;
    for (const SurveyPart part : allSurveyParts)
        survey.state(part).knowledge = Knowledge::Known;
    const PlanChoices choices{.reset = ResetMethod::Flag};
    m_one.show(new ReviewPage(m_one.desk, m_one.live, m_one.callGate()));
    m_one.open(
        State::Planned, {.choices = choices, .counts = counts(10, 10'000), .survey = survey});
    name(incidents::tenantName);
    EXPECT_FALSE(mayStart());
    EXPECT_TRUE(m_one.says(u"The tenant is not ready for this plan"_s));
    EXPECT_TRUE(m_one.says(u"protect force-reset on"_s));
    ASSERT_TRUE(press(m_one.frame(), u"Check again"_s));
    EXPECT_EQ(m_one.desk.commands.last(), u"check"_s);
    survey.flagActionDeployed = survey.flagActionBound = true;
    m_one.desk.planned(incidents::ledger(
        State::Planned, {.choices = choices, .counts = counts(10, 10'000), .survey = survey}));
    EXPECT_FALSE(m_one.says(u"The tenant is not ready for this plan"_s));
    name(incidents::tenantName);
    EXPECT_TRUE(mayStart());
}

TEST_F(ReviewPageTest, anotherPlanHasToBeConfirmedAnew)
{
    review(counts(10, 10'000));
    name(incidents::tenantName);
    ASSERT_TRUE(mayStart());
    m_one.desk.planned(incidents::ledger(State::Planned, {.counts = counts(11, 10'000)}));
    EXPECT_FALSE(mayStart());
}

TEST_F(ReviewPageTest, closedWithoutAPlan)
{
    for (const State state : incidents::allStates) {
        OnePage one;
        one.show(new ReviewPage(one.desk, one.live, one.callGate()));
        one.open(state);
        EXPECT_EQ(one.frame().page().closed().isEmpty(), state >= State::Planned) << int(state);
    }
}

} // namespace
} // namespace bulkhead::ui
