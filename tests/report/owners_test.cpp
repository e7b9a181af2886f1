// SPDX-License-Identifier: Apache-2.0
#include "report/owners.h"

#include "report/report_row.h"
#include "report/sample.h"
#include "testing/testing.h"

using namespace Qt::StringLiterals;

namespace bulkhead::report {
namespace {

using namespace journal::entries;
using journal::Entry;
using journal::EntryKind;

constexpr qint64 ours = 10'000, later = 20'000;

// Ada was reset by `measure`, which left `ours` as the date of her last change.
std::vector<Entry> resetBy(Measure measure, const QJsonObject &survey = {})
{
    PlanChoices choices{.scope = RevocationScope::None};
    choices.reset = measure == Measure::Password ? ResetMethod::Password
        : measure == Measure::Flag               ? ResetMethod::Flag
        : measure == Measure::Ticket             ? ResetMethod::Ticket
                                                 : ResetMethod::Email;
    Entry concluded = done(0, measure, 200);
    if (measure == Measure::Password || measure == Measure::Flag)
        concluded.text = QString::number(ours);
    Entry found = journal::entries::found(0, {u"auth0|ada"_s, u"ada@x.org"_s, {u"main"_s}});
    QJsonObject user = QJsonDocument::fromJson(found.text.toUtf8()).object();
    user.insert(u"password_changed_ms"_s, ours);
    found.text = text(user);
    return {created(), source(u"a"_s), listed(0, 1, u"auth0|ada"_s),
        {.kind = EntryKind::Surveyed, .text = text(survey)}, found, planned(choices), started(),
        intent(0, measure, 1), concluded};
}

Entry looked(qint64 changedMs)
{
    return {.kind = EntryKind::Looked, .row = 0, .number = changedMs};
}

Owner owner(std::vector<Entry> all, const std::vector<Entry> &more = {})
{
    all.insert(all.end(), more.begin(), more.end());
    return ownerOf(folded(all), 0);
}

TEST(Owners, HaveChangedWhatIsNewerThanOurOwnChange)
{
    for (const Measure measure :
        {Measure::Password, Measure::Flag, Measure::Email, Measure::Ticket}) {
        const auto all = resetBy(measure);
        EXPECT_EQ(owner(all), Owner::NotLooked);
        EXPECT_EQ(owner(all, {looked(0)}), Owner::NotChanged);
        EXPECT_EQ(owner(all, {looked(ours)}), Owner::NotChanged) << "that was us";
        EXPECT_EQ(owner(all, {looked(later)}), Owner::Changed);
        EXPECT_EQ(owner(all, {looked(ours), looked(later)}), Owner::Changed);
    }
}

TEST(Owners, OfAResetThatIsNotDoneNothingIsSaid)
{
    auto all = resetBy(Measure::Email);
    all.pop_back();
    EXPECT_EQ(owner(all, {looked(later)}), Owner::NotReset);
    EXPECT_EQ(
        owner(all,
            {concluded(0, Measure::Email, StepState::Failed, Reason::Refused, 400), looked(later)}),
        Owner::NotReset);
}

// In mid-run somebody may look at a user whose turn has not come.
TEST(Owners, ALookBeforeTheResetSaysNothingOfIt)
{
    for (const qint64 seen : {ours, later}) {
        auto all = resetBy(Measure::Email);
        const Entry reset = all.back();
        all.back() = looked(seen);
        all.push_back(reset);
        EXPECT_EQ(owner(all), Owner::NotLooked) << "whoever changed it then";
        EXPECT_EQ(rowOf(folded(all), 0).lookedAtMs, 0);
        EXPECT_EQ(ownerCounts(folded(all)).lookedAtMs, 0);
        EXPECT_EQ(owner(all, {looked(ours)}), Owner::NotChanged);
    }
}

TEST(Owners, ADatabaseThatDoesNotTellIsNotTakenForNo)
{
    const Connection own{.name = u"main"_s, .id = {}, .customDatabase = true};
    const auto all = resetBy(Measure::Email, {{u"connections"_s, QJsonArray{toJson(own)}}});
    EXPECT_EQ(owner(all, {looked(0)}), Owner::NotLooked);
    EXPECT_EQ(owner(all, {looked(later)}), Owner::Changed);
}

TEST(Owners, AreCounted)
{
    auto all = sample::incident(); // ada alone has got a mail
    OwnerCounts counts = ownerCounts(folded(all));
    EXPECT_EQ(counts.notLooked, 1);
    EXPECT_EQ(counts.all(), 1);
    EXPECT_EQ(counts.lookedAtMs, 0);
    all.push_back(looked(later));
    counts = ownerCounts(folded(all));
    EXPECT_EQ(counts.changed, 1);
    EXPECT_EQ(counts.lookedAtMs, startMs + qint64(all.size() - 1) * 1000);
    EXPECT_EQ(ownerCounts(journal::Ledger()).all(), 0);
}

TEST(Owners, AreYesNoOrNothingInReports)
{
    EXPECT_EQ(wireName(Owner::Changed), u"yes"_s);
    EXPECT_EQ(wireName(Owner::NotChanged), u"no"_s);
    EXPECT_EQ(wireName(Owner::NotLooked), QString());
    EXPECT_EQ(wireName(Owner::NotReset), QString());
}

} // namespace
} // namespace bulkhead::report
