// SPDX-License-Identifier: Apache-2.0
#include "report/report_row.h"

#include "report/sample.h"
#include "testing/testing.h"

#include <QDateTime>

#include <limits>

using namespace Qt::StringLiterals;

namespace bulkhead::report {
namespace {

using namespace journal::entries;
using State = std::optional<StepState>;

// The rest of an incident with one user, planned for everything and a mail.
ReportRow oneUser(std::vector<journal::Entry> rest, const PlanChoices &choices = {})
{
    std::vector<journal::Entry> all{created(), source(u"a"_s), listed(0, 1, u"auth0|a"_s),
        found(0, {u"auth0|a"_s, u"a@x"_s, {u"first"_s, u"second"_s}}), planned(choices)};
    all.insert(all.end(), rest.begin(), rest.end());
    return rowOf(folded(all), 0);
}

TEST(ReportRow, SaysWhatBecameOfEachUser)
{
    const auto ledger = sample::ledger();
    struct Case
    {
        qint32 row;
        StepState status;
        State revoke, reset;
        int httpStatus;
        Reason reason;
        int attempts;
    };
    using enum StepState;
    for (const Case &c : std::initializer_list<Case>{
             {0, Done, Done, Done, 200, Reason::None, 2},
             {1, Failed, Failed, Skipped, 400, Reason::Refused, 2},
             {2, Skipped, Done, Skipped, 0, Reason::NoPasswordConnection, 1},
             {3, Unknown, Done, Unknown, 0, Reason::NoAnswer, 2},
             {4, Pending, Pending, Pending, 0, Reason::None, 0},
             {5, Skipped, Skipped, Skipped, 0, Reason::SeveralUsers, 0},
             {6, Skipped, Skipped, Skipped, 0, Reason::UserNotFound, 0},
         }) {
        SCOPED_TRACE(c.row);
        const ReportRow row = rowOf(ledger, c.row);
        EXPECT_EQ(row.status, c.status);
        EXPECT_EQ(row.revoke, c.revoke);
        EXPECT_EQ(row.reset, c.reset);
        EXPECT_EQ(row.httpStatus, c.httpStatus);
        EXPECT_EQ(row.reason, c.reason);
        EXPECT_EQ(row.attempts, c.attempts);
    }
}

TEST(ReportRow, LeavesOutWhatIsMergedIntoAnotherRow)
{
    const auto ledger = sample::ledger();
    for (qint32 row = 0; row < ledger.rowCount(); ++row)
        EXPECT_EQ(isReported(ledger, row), row != 7) << row;
}

TEST(ReportRow, NamesSourcesOncePerPlaceOnlyWhenTheyDiffer)
{
    const auto mixed = rowOf(sample::ledger(), 0);
    EXPECT_EQ(mixed.source, u"a.csv;a.csv;b.txt"_s);
    EXPECT_EQ(mixed.line, u"2;9;1"_s);
    const auto same =
        rowOf(folded({source(u"a;b"_s), listed(0, 2, u"auth0|a"_s), duplicate(0, 7)}), 0);
    EXPECT_EQ(same.source, u"a;b"_s);
    EXPECT_EQ(same.line, u"2;7"_s);
}

TEST(ReportRow, PutsTheFirstPlaceFirstWhicheverRowWasResolvedFirst)
{
    const auto ledger = folded({source(u"a"_s), listed(0, 2, u"a@x"_s), listed(1, 3, u"auth0|a"_s),
        duplicate(1, 4), found(1, {u"auth0|a"_s, {}, {}}), merged(0, 1)});
    EXPECT_EQ(rowOf(ledger, 1).line, u"2;3;4"_s);
}

TEST(ReportRow, SaysNoneForWhatIsNotPlanned)
{
    PlanChoices onlyMail, onlyRevoke;
    onlyMail.scope = RevocationScope::None;
    onlyRevoke.reset = {};
    const auto mail = oneUser({}, onlyMail);
    EXPECT_EQ(mail.revoke, std::nullopt);
    EXPECT_EQ(mail.reset, StepState::Pending);
    const auto revoke = oneUser({}, onlyRevoke);
    EXPECT_EQ(revoke.revoke, StepState::Pending);
    EXPECT_EQ(revoke.reset, std::nullopt);
    const auto early = rowOf(folded({source(u"a"_s), listed(0, 2, u"auth0|a"_s)}), 0);
    EXPECT_EQ(early.revoke, std::nullopt);
    EXPECT_EQ(early.reset, std::nullopt);
    EXPECT_EQ(early.status, StepState::Pending);
    EXPECT_EQ(early.next, NextStep::Run);
}

TEST(ReportRow, NamesTheConnectionThatAResetWouldUse)
{
    EXPECT_EQ(oneUser({}).connection, u"first"_s);
    PlanChoices choices;
    choices.connection = u"second"_s;
    EXPECT_EQ(oneUser({}, choices).connection, u"second"_s);
    choices.connection = u"other"_s;
    EXPECT_EQ(oneUser({}, choices).connection, QString());
}

TEST(ReportRow, ConcludesWithTheLatestStep)
{
    const auto revoke = Measure::RevokeAccess;
    EXPECT_EQ(oneUser({}).concludedAtMs, 0);
    EXPECT_EQ(oneUser({started(), intent(0, revoke, 1)}).concludedAtMs, 0);
    EXPECT_EQ(oneUser({done(0, revoke, 204)}).concludedAtMs, startMs + 5000);
    EXPECT_EQ(oneUser({done(0, revoke, 204), done(0, Measure::Email, 200)}).concludedAtMs,
        startMs + 6000);
    // Taken up again, it is not concluded any more.
    EXPECT_EQ(
        oneUser({done(0, revoke, 204), done(0, Measure::Email, 200), reopened(0, Measure::Email)})
            .concludedAtMs,
        startMs + 5000);
}

TEST(ReportRow, DoesNotChargeTheUserForThrottling)
{
    const auto revoke = Measure::RevokeAccess;
    const auto row = oneUser({intent(0, revoke, 1), answered(0, revoke, Outcome::Throttled, 429),
        intent(0, revoke, 1), done(0, revoke, 204)});
    EXPECT_EQ(row.attempts, 1);
}

TEST(ReportRow, KeepsTheCallsMadeBeforeARetry)
{
    const auto revoke = Measure::RevokeAccess;
    const auto row = oneUser(
        {intent(0, revoke, 1), concluded(0, revoke, StepState::Failed, Reason::Refused, 400),
            reopened(0, revoke), intent(0, revoke, 2), done(0, revoke, 204)});
    EXPECT_EQ(row.attempts, 2);
}

TEST(RejectRow, SaysWhereAndWhy)
{
    const auto ledger = sample::ledger();
    ASSERT_EQ(ledger.rejects().size(), 2u);
    const RejectRow row = rejectOf(ledger, ledger.rejects()[1]);
    EXPECT_EQ(row.source, u"b.txt"_s);
    EXPECT_EQ(row.line, u"2"_s);
    EXPECT_EQ(row.input, QString());
    EXPECT_EQ(row.reason, RejectReason::Empty);
}

TEST(IsoTime, IsUtcWithMilliseconds)
{
    EXPECT_EQ(isoTime(1'770'000'000'007), u"2026-02-02T02:40:00.007Z"_s);
    EXPECT_EQ(isoTime(0), QString());
    const auto qt = [](qint64 ms) {
        return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODateWithMs);
    };
    constexpr qint64 year1 = -62'135'596'800'000, year10000 = 253'402'300'800'000;
    for (const qint64 ms : {qint64(-1), qint64(1), qint64(951'782'399'999), qint64(951'782'400'000),
             qint64(4'107'542'400'000), year1, year10000 - 1})
        EXPECT_EQ(isoTime(ms), qt(ms)) << ms;
    constexpr qint64 step = 86'400'000 * 17 + 12'345'678; // over every date of two centuries
    for (qint64 ms = -2'208'988'800'000; ms < 4'102'444'800'000; ms += step)
        ASSERT_EQ(isoTime(ms), qt(ms)) << ms;
    for (const qint64 ms : {year1 - 1, year10000, std::numeric_limits<qint64>::max(),
             std::numeric_limits<qint64>::min()})
        EXPECT_EQ(isoTime(ms), QString()) << ms;
}

TEST(ReportRow, CarriesTheReasonForLeavingAUserOut)
{
    struct Case
    {
        Reason reason;
        bool told; // else they are the tenant's words
    };
    for (const Case &c : std::initializer_list<Case>{
             {Reason::Protected, true}, {Reason::Excluded, true}, {Reason::Refused, false}}) {
        auto one = concluded(0, Measure::RevokeAccess, StepState::Skipped, c.reason, 0);
        auto other = concluded(0, Measure::Email, StepState::Skipped, c.reason, 0);
        one.text = other.text = u"break glass"_s;
        const ReportRow row = oneUser({one, other});
        EXPECT_EQ(row.reason, c.reason);
        EXPECT_EQ(row.note, c.told ? u"break glass"_s : QString());
    }
}

} // namespace
} // namespace bulkhead::report
