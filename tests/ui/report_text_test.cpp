// SPDX-License-Identifier: Apache-2.0
#include "journal/random_incident.h"
#include "report/sample.h"
#include "texts/report_text.h"

#include "testing/testing.h"

using namespace Qt::StringLiterals;

namespace bulkhead::texts {
namespace {

using namespace journal::entries;
using journal::Ledger;

Ledger listOf(int users, const std::vector<journal::Entry> &more = {})
{
    std::vector<journal::Entry> all{created(), source(u"l"_s)};
    for (int row = 0; row < users; ++row)
        all.push_back(listed(row, row + 1, u"auth0|%1"_s.arg(row)));
    for (int row = 0; row < users; ++row)
        all.push_back(found(row, {u"auth0|%1"_s.arg(row), u"%1@x"_s.arg(row), {u"main"_s}}));
    PlanChoices choices;
    choices.reset = {};
    all.insert(all.end(), {planned(choices), started()});
    all.insert(all.end(), more.begin(), more.end());
    return folded(all);
}

std::vector<journal::Entry> doneRows(int users)
{
    std::vector<journal::Entry> all;
    for (int row = 0; row < users; ++row) {
        all.push_back(intent(row, Measure::RevokeAccess, 1));
        all.push_back(done(row, Measure::RevokeAccess, 204));
    }
    return all;
}

TEST(ResultText, SaysHowManyAreDoneAndWhatBecameOfTheRest)
{
    EXPECT_EQ(
        resultText(folded({created()})), u"There are no affected users on this incident's list."_s);
    EXPECT_EQ(resultText(listOf(1, doneRows(1))), u"The one user is done."_s);
    EXPECT_EQ(resultText(listOf(1200, doneRows(1200))), u"All 1,200 users are done."_s);
    EXPECT_EQ(
        resultText(listOf(1200, doneRows(1199))), u"1,199 of 1,200 users done, 1 is pending."_s);
    EXPECT_EQ(resultText(report::sample::ledger()),
        u"1 of 7 users done, 1 failed, 1 is unknown, 1 is pending, 3 were skipped."_s);
}

TEST(RunText, NamesThoseWhoAreStillThere)
{
    const auto finished = doneRows(2);
    auto entries = finished;
    entries.push_back(ended(journal::RunEnd::Paused));
    EXPECT_EQ(explainRun(listOf(3, entries)).meaning,
        u"1 user not treated yet; what is done is recorded."_s);
    entries.back() = ended(journal::RunEnd::Cancelled);
    EXPECT_EQ(explainRun(listOf(5, entries)).meaning,
        u"3 users not treated: their sessions and tokens still work."_s);
    entries.back() = halted(Fault::ScopeMissing, u"delete:sessions"_s);
    EXPECT_EQ(explainRun(listOf(3, entries)).happened,
        u"The token lacks permissions: delete:sessions."_s);
}

TEST(RunText, AFinishedRunWithFailuresIsNoSuccess)
{
    auto entries = doneRows(1);
    entries.insert(entries.end(),
        {intent(1, Measure::RevokeAccess, 1),
            concluded(1, Measure::RevokeAccess, StepState::Failed, Reason::Refused, 400),
            ended(journal::RunEnd::Finished)});
    EXPECT_EQ(explainRun(listOf(2, entries)).happened,
        u"The run is finished, with 1 user left to look at."_s);
    auto good = doneRows(2);
    good.push_back(ended(journal::RunEnd::Finished));
    EXPECT_EQ(explainRun(listOf(2, good)).happened, u"The run is finished."_s);
}

TEST(OutcomeGroups, AreEverybodyWhoIsNotDoneWorstFirst)
{
    const auto groups = outcomeGroups(report::sample::ledger());
    const std::vector<std::tuple<StepState, Reason, qint64>> expected{
        {StepState::Failed, Reason::Refused, 1}, {StepState::Unknown, Reason::NoAnswer, 1},
        {StepState::Pending, Reason::None, 1}, {StepState::Skipped, Reason::UserNotFound, 1},
        {StepState::Skipped, Reason::SeveralUsers, 1},
        {StepState::Skipped, Reason::NoPasswordConnection, 1}};
    ASSERT_EQ(groups.size(), expected.size());
    for (size_t i = 0; i < groups.size(); ++i)
        EXPECT_EQ(std::tuple(groups[i].state, groups[i].reason, groups[i].users), expected[i]) << i;
}

TEST(OutcomeGroups, CountEverybodyOnce)
{
    for (unsigned seed = 100; seed < 150; ++seed) {
        journal::RandomIncident incident(seed);
        for (int i = 0; i < 60; ++i)
            incident.step();
        const Ledger &ledger = incident.ledger();
        qint64 users = ledger.userTotal(StepState::Done);
        for (const OutcomeGroup &group : outcomeGroups(ledger))
            users += group.users;
        EXPECT_EQ(users, ledger.userTotal()) << seed;
    }
}

TEST(Percent, NeverRoundsSomeToNobodyOrAll)
{
    const std::tuple<qint64, qint64, QString> table[] = {{0, 10, u"0 %"_s}, {10, 10, u"100 %"_s},
        {0, 0, u"0 %"_s}, {1, 3, u"33.3 %"_s}, {1, 100'000, u"0.1 %"_s},
        {99'999, 100'000, u"99.9 %"_s}, {1, 2, u"50.0 %"_s}};
    for (const auto &[part, whole, text] : table)
        EXPECT_EQ(percent(part, whole), text) << part << '/' << whole;
}

TEST(UserCount, KnowsOneFromMany)
{
    EXPECT_EQ(userCount(0), u"0 users"_s);
    EXPECT_EQ(userCount(1), u"1 user"_s);
    EXPECT_EQ(userCount(12'345), u"12,345 users"_s);
}

} // namespace
} // namespace bulkhead::texts
