// SPDX-License-Identifier: Apache-2.0
// The Review page's findings, advice and rehearsal.
#include "ui/walk.h"

#include "testing/testing.h"

#include "report/left_over.h"
#include "review/review_page.h"
#include "run/earlier_links.h"
#include "run/incident.h"

#include <QCheckBox>
#include <QDir>
#include <QJsonArray>
#include <QListView>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {
namespace {

using namespace testing;
using State = journal::IncidentState;

const QString sendToAll = u"Send a link all the same to every one of them"_s;
const QString again = u"Plan again with this"_s;

TenantSurvey told()
{
    TenantSurvey survey;
    survey.atMs = 1'764'000'000'000;
    survey.clockAheadMs = 0;
    for (const SurveyPart part : allSurveyParts)
        survey.state(part).knowledge = Knowledge::Known;
    return survey;
}

class ReviewCardsTest : public ::testing::Test
{
protected:
    ReviewCardsTest() { m_one.show(new ReviewPage(m_one.desk, m_one.live, m_one.callGate())); }
    // Ada and bo have a new factor; cy is protected.
    static std::shared_ptr<journal::Ledger> advised(
        const QStringList &overrides = {}, const QStringList &passedOver = {})
    {
        using namespace journal::entries;
        const PlanChoices choices{
            .reset = ResetMethod::Email, .window = {1, 0}, .overrides = overrides};
        auto entries = incidents::entries(State::Imported);
        entries.push_back({.kind = journal::EntryKind::Windowed,
            .text = text({{u"from_ms"_s, 1}, {u"to_ms"_s, 0}})});
        const QStringList names{u"ada"_s, u"bo"_s, u"cy"_s};
        for (qint32 row = 0; row < 3; ++row) {
            const QString &name = names[row];
            entries.push_back(found(row, {u"auth0|"_s + name, name + u"@x.org"_s, {u"main"_s}}));
            entries.push_back({.kind = journal::EntryKind::Evidence,
                .row = row,
                .text = text({{u"traits"_s, QJsonArray{wireName(Trait::FactorAdded)}}})});
        }
        entries.push_back(planned(choices, {.rows = 3, .users = 2, .noMail = 2}));
        for (qint32 row = 0; row < 2; ++row) {
            if (overrides.isEmpty() && !passedOver.contains(names[row]))
                entries.push_back(
                    concluded(row, Measure::Email, StepState::Skipped, Reason::ContactChanged, 0));
        }
        for (const Measure measure : measuresFor(choices)) {
            auto entry = concluded(2, measure, StepState::Skipped, Reason::Protected, 0);
            entry.text = u"break glass"_s;
            entries.push_back(entry);
        }
        return std::make_shared<journal::Ledger>(folded(entries));
    }
    QListView *users() { return shownAs<QListView>(m_one.frame(), u"Users skipped for safety"_s); }
    QString line(int row) { return users()->model()->index(row, 0).data().toString(); }
    bool ticked(int row)
    {
        return users()->model()->index(row, 0).data(Qt::CheckStateRole).toInt() == Qt::Checked;
    }
    void tick(int row)
    {
        auto *model = users()->model();
        EXPECT_TRUE(model->setData(
            model->index(row, 0), ticked(row) ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole));
    }
    QStringList overridden() { return m_one.desk.lists.overridden.identifiers(); }

    OnePage m_one;
};

TEST_F(ReviewCardsTest, everyFindingIsThereWithWhatToDo)
{
    auto survey = told();
    survey.flagActionDeployed = true;
    m_one.open(State::Planned,
        {.choices = {.scope = RevocationScope::None, .reset = ResetMethod::Flag},
            .survey = survey});
    EXPECT_TRUE(m_one.says(u"The tenant is not ready for this plan"_s));
    EXPECT_TRUE(m_one.says(u"The flag's Action is deployed but not bound."_s));
    EXPECT_TRUE(m_one.says(u"Switch it on under Protection, or with “bulkhead-cli protect"_s));
    EXPECT_TRUE(shown(m_one.frame(), u"Stop"_s)) << "the icon's word";
    EXPECT_TRUE(shown(m_one.frame(), u"Warning"_s));
    EXPECT_TRUE(m_one.says(u"Told by the tenant "_s));
    const QString clock = u"This machine's clock agrees with the tenant's."_s;
    EXPECT_FALSE(m_one.says(clock)) << "what is well is folded away";
    ASSERT_TRUE(press(m_one.frame(), u"What is well"_s));
    EXPECT_TRUE(m_one.says(clock));
    EXPECT_TRUE(shown(m_one.frame(), u"Well"_s));
    EXPECT_FALSE(m_one.can(u"Rehearse"_s)) << "a run would halt before its first call";
}

TEST_F(ReviewCardsTest, theTenantCanBeCheckedAgainAndAFailureIsSaid)
{
    m_one.open(State::Planned, {.survey = told()});
    ASSERT_TRUE(press(m_one.frame(), u"Check the tenant"_s));
    EXPECT_EQ(m_one.desk.commands, QStringList{u"check"_s});
    EXPECT_FALSE(m_one.can(u"Check the tenant"_s));
    run::Progress progress;
    progress.phase = run::Phase::Surveying;
    emit m_one.desk.progressed(progress);
    EXPECT_TRUE(m_one.says(u"Reading how the tenant is set up…"_s));
    m_one.desk.end(run::End::Halted, Error{Fault::ScopeMissing, u"read:users"_s});
    EXPECT_TRUE(m_one.says(u"read:users"_s));
    ASSERT_TRUE(press(m_one.frame(), u"Check the tenant"_s));
    EXPECT_FALSE(m_one.says(u"read:users"_s));
    ASSERT_TRUE(press(m_one.frame(), u"Stop it"_s));
    m_one.desk.end(run::End::Paused);
    EXPECT_TRUE(m_one.says(u"It was stopped."_s));
    m_one.gate = u"Client secret is missing"_s;
    emit m_one.frame().page().changed();
    EXPECT_FALSE(m_one.can(u"Check the tenant"_s));
    EXPECT_FALSE(m_one.can(u"Rehearse"_s));
}

TEST_F(ReviewCardsTest, aPlanWithoutASurveySaysSo)
{
    m_one.open(State::Planned);
    EXPECT_TRUE(m_one.says(u"The tenant was not checked yet"_s));
    EXPECT_TRUE(m_one.can(u"Check the tenant"_s));
}

TEST_F(ReviewCardsTest, earlierIncidentsWhoseLinksWouldEndAreNamed)
{
    const QString folder = run::incidentFolder();
    ASSERT_TRUE(QDir().mkpath(folder));
    const QString path = folder + u"/monday.incident"_s;
    auto entries = incidents::entries(State::Finished);
    SystemClock clock;
    auto earlier = run::Incident::create(path, journal::entries::folded(entries).tenant(), clock);
    ASSERT_TRUE(earlier);
    entries.erase(entries.begin()); // it was written
    ASSERT_TRUE((*earlier)->record(entries));
    earlier->reset();
    m_one.open(State::Planned);
    EXPECT_TRUE(waitFor([&] { return m_one.says(u"2 users got a link by another incident"_s); }));
    EXPECT_TRUE(m_one.says(path));
    m_one.open(State::Planned, {.choices = {.reset = ResetMethod::Password}});
    EXPECT_FALSE(m_one.says(path)) << "it ends none of them";
    ASSERT_TRUE(QFile::remove(path));
}

TEST_F(ReviewCardsTest, aGroupIsOverridden)
{
    m_one.desk.opened(advised());
    EXPECT_TRUE(m_one.says(u"MFA factor added since the attack began: 2 users."_s));
    EXPECT_TRUE(m_one.says(u"Skipped: email."_s));
    EXPECT_FALSE(m_one.can(again)) << "it is what stands";
    shownAs<QCheckBox>(m_one.frame(), sendToAll)->click();
    EXPECT_TRUE(m_one.says(u"Plan again with what you chose"_s)) << "before it starts";
    EXPECT_FALSE(users()->isEnabled());
    ASSERT_TRUE(press(m_one.frame(), again));
    EXPECT_EQ(m_one.desk.commands, QStringList{u"plan"_s});
    EXPECT_EQ(m_one.desk.choices.overrides, QStringList{u"contact_changed"_s});
    EXPECT_EQ(m_one.desk.choices.window, m_one.live.ledger().choices().window);
    EXPECT_EQ(overridden(), QStringList());
    EXPECT_EQ(m_one.desk.lists.protectedUsers.identifiers(), QStringList{u"auth0|cy"_s})
        << "nobody loses protection on the way";
    m_one.desk.planned(advised({u"contact_changed"_s}));
    EXPECT_TRUE(shownAs<QCheckBox>(m_one.frame(), sendToAll)->isChecked());
    EXPECT_FALSE(m_one.can(again));
    EXPECT_EQ(m_one.advances, 0) << "what is planned now is looked at first";
    shownAs<QCheckBox>(m_one.frame(), sendToAll)->click();
    ASSERT_TRUE(press(m_one.frame(), again));
    EXPECT_EQ(m_one.desk.choices.overrides, QStringList()) << "and taken back";
}

TEST_F(ReviewCardsTest, singleUsersAreOverridden)
{
    m_one.desk.opened(advised());
    ASSERT_EQ(users()->model()->rowCount(), 2);
    EXPECT_EQ(line(1), u"bo@x.org (auth0|bo) – MFA factor added since the attack began"_s);
    tick(1);
    ASSERT_TRUE(press(m_one.frame(), again));
    EXPECT_EQ(overridden(), QStringList{u"auth0|bo"_s});
    EXPECT_EQ(m_one.desk.choices.overrides, QStringList());
    m_one.desk.planned(advised({}, {u"bo"_s}));
    EXPECT_FALSE(ticked(0));
    EXPECT_TRUE(ticked(1)) << "as the plan has it";
    EXPECT_FALSE(m_one.can(again));
    tick(0);
    tick(1);
    ASSERT_TRUE(press(m_one.frame(), again));
    EXPECT_EQ(overridden(), QStringList{u"auth0|ada"_s});
}

TEST_F(ReviewCardsTest, whatFailsLeavesThePlanAsItWas)
{
    m_one.desk.opened(advised());
    tick(1);
    ASSERT_TRUE(press(m_one.frame(), again));
    m_one.desk.fail(Fault::SecretMissing, u"keychain"_s);
    EXPECT_TRUE(m_one.says(u"There is no client secret."_s));
    EXPECT_FALSE(m_one.can(u"Start"_s));
}

TEST_F(ReviewCardsTest, afterTheRunHasBegunNothingIsAskedAnyMore)
{
    m_one.desk.opened(advised());
    ASSERT_TRUE(users());
    emit m_one.desk.recorded({journal::entries::started()});
    EXPECT_FALSE(shown(m_one.frame(), sendToAll));
    EXPECT_FALSE(m_one.button(u"Check the tenant"_s));
    EXPECT_FALSE(m_one.button(u"Rehearse"_s));
    EXPECT_TRUE(m_one.says(u"MFA factor added since the attack began: 2 users."_s));
}

TEST_F(ReviewCardsTest, aRehearsalIsShownAsAReport)
{
    m_one.open(State::Planned);
    EXPECT_FALSE(shown(m_one.frame(), u"Rehearsal report file"_s));
    ASSERT_TRUE(press(m_one.frame(), u"Rehearse"_s));
    EXPECT_EQ(m_one.desk.commands, QStringList{u"rehearse"_s});
    EXPECT_TRUE(m_one.says(u"Wait, or stop it"_s));
    run::Progress progress;
    progress.phase = run::Phase::Running;
    progress.done = 1;
    progress.total = 3;
    emit m_one.desk.progressed(progress);
    EXPECT_TRUE(m_one.says(u"Rehearsed 1 of 3"_s));
    m_one.desk.rehearsed(
        {incidents::ledger(State::Finished), u"/somewhere/case-rehearsal.incident"_s});
    EXPECT_TRUE(m_one.says(u"This is what would happen. Nothing was changed in the tenant."_s));
    EXPECT_TRUE(m_one.says(u"2 of 3 users done, 1 failed."_s));
    EXPECT_EQ(m_one.frame().findChild<LeftOver *>()->rowCount(), 1);
    ASSERT_TRUE(press(m_one.frame(), u"Export rehearsal report"_s));
    EXPECT_EQ(m_one.desk.commands.last(), u"exportReport /somewhere/case-rehearsal.csv"_s);
    EXPECT_EQ(m_one.desk.reportOf, u"/somewhere/case-rehearsal.incident"_s);
    m_one.desk.written(u"/somewhere/case-rehearsal.csv"_s);
    EXPECT_TRUE(m_one.says(u"The rehearsal's report is written."_s));
    EXPECT_EQ(m_one.live.ledger().state(), State::Planned);
    m_one.desk.planned(incidents::ledger(State::Planned, {.counts = {.users = 4}}));
    EXPECT_FALSE(m_one.says(u"This is what would happen."_s)) << "it was another plan";
}

TEST_F(ReviewCardsTest, aRehearsalThatDoesNotEndIsSaid)
{
    m_one.open(State::Planned);
    ASSERT_TRUE(press(m_one.frame(), u"Rehearse"_s));
    ASSERT_TRUE(press(m_one.frame(), u"Stop it"_s));
    m_one.desk.rehearsed({incidents::ledger(State::Paused), u"/a"_s, run::End::Paused});
    EXPECT_TRUE(m_one.says(u"The rehearsal was stopped before its end."_s));
    ASSERT_TRUE(press(m_one.frame(), u"Rehearse"_s));
    m_one.desk.rehearsed({incidents::ledger(State::Halted), u"/a"_s, run::End::Halted,
        Error{Fault::ScopeMissing, u"update:users"_s}});
    EXPECT_TRUE(m_one.says(u"update:users"_s));
    EXPECT_FALSE(shown(m_one.frame(), u"Rehearsal report file"_s));
    ASSERT_TRUE(press(m_one.frame(), u"Rehearse"_s));
    m_one.desk.fail(Fault::IncidentExists, u"/a"_s);
    EXPECT_TRUE(m_one.says(u"There is a file at /a already."_s));
    EXPECT_TRUE(m_one.can(u"Rehearse"_s));
}

} // namespace
} // namespace bulkhead::ui
