// SPDX-License-Identifier: Apache-2.0
#include "journal/entries.h"

#include "testing/testing.h"

using namespace Qt::StringLiterals;

namespace bulkhead::journal {
namespace {

using namespace entries;
using Entries = std::vector<Entry>;
using enum StepState;

constexpr auto revoke = Measure::RevokeAccess;
constexpr auto mail = Measure::Email;

// One user, planned for everything and a mail, and a run that has begun.
Ledger run(const Entries &rest)
{
    Entries all{created(), source(u"a"_s), listed(0, 1, u"auth0|ada"_s),
        found(0, {u"auth0|ada"_s, u"ada@x"_s, {u"main"_s}}), planned({}), started()};
    all.insert(all.end(), rest.begin(), rest.end());
    return folded(all);
}

struct Expected
{
    StepState state;
    Reason reason;
    int attempts;
    int httpStatus;
    bool open;
};

void expectStep(const Ledger &ledger, Measure measure, const Expected &expected)
{
    const Step step = ledger.steps(0)[measure == revoke ? 0 : 1];
    EXPECT_EQ(step.state, expected.state);
    EXPECT_EQ(step.reason, expected.reason);
    EXPECT_EQ(step.attempts, expected.attempts);
    EXPECT_EQ(step.httpStatus, expected.httpStatus);
    EXPECT_EQ(step.open, expected.open);
}

TEST(LedgerStep, IsOpenFromIntentToAnswer)
{
    expectStep(run({}), revoke, {Pending, Reason::None, 0, 0, false});
    expectStep(run({intent(0, revoke, 1)}), revoke, {Pending, Reason::None, 1, 0, true});
    expectStep(run({intent(0, revoke, 1), done(0, revoke, 204)}), revoke,
        {Done, Reason::None, 1, 204, false});
    expectStep(run({intent(0, revoke, 1), answered(0, revoke, Outcome::Unreachable, 0)}), revoke,
        {Pending, Reason::None, 1, 0, false});
}

// Only an unsure answer to something that must not be done twice leaves the step Unknown.
TEST(LedgerStep, AfterEveryAnswerThatConcludesNothing)
{
    struct Case
    {
        Outcome outcome;
        StepState mailState;
        Reason mailReason;
    };
    for (const Case &c : std::initializer_list<Case>{
             {Outcome::Throttled, Pending, Reason::None},
             {Outcome::Unauthorized, Pending, Reason::None},
             {Outcome::Unreachable, Pending, Reason::None},
             {Outcome::Redirected, Pending, Reason::None},
             {Outcome::ScopeMissing, Pending, Reason::None},
             {Outcome::ServerFailed, Unknown, Reason::ServerFailed},
             {Outcome::Malformed, Unknown, Reason::Malformed},
             {Outcome::Unknown, Unknown, Reason::NoAnswer},
         }) {
        SCOPED_TRACE(wireName(c.outcome).toStdString());
        const int attempts = c.outcome == Outcome::Throttled ? 0 : 1;
        expectStep(run({intent(0, revoke, 1), answered(0, revoke, c.outcome, 418)}), revoke,
            {Pending, Reason::None, attempts, 418, false});
        expectStep(run({intent(0, mail, 1), answered(0, mail, c.outcome, 418)}), mail,
            {c.mailState, c.mailReason, attempts, 418, false});
    }
}

TEST(LedgerStep, EndsAsConcluded)
{
    struct Case
    {
        StepState state;
        Reason reason;
    };
    for (const Case &c : std::initializer_list<Case>{{Done, Reason::None},
             {Failed, Reason::Refused}, {Skipped, Reason::NoEmail},
             {Done, Reason::SettledByOperator}, {Unknown, Reason::NoAnswer}}) {
        Entry entry = concluded(0, revoke, c.state, c.reason, 400);
        entry.text = u"words of the server"_s;
        const Ledger ledger = run({intent(0, revoke, 2), entry});
        expectStep(ledger, revoke, {c.state, c.reason, 2, 400, false});
        EXPECT_EQ(ledger.steps(0)[0].concludedAtMs, ledger.updatedAtMs());
        EXPECT_EQ(ledger.text(ledger.steps(0)[0].words), entry.text);
    }
}

TEST(LedgerStep, IsTakenUpAgainWithItsCallsCounted)
{
    const Ledger ledger = run({intent(0, mail, 1), intent(0, mail, 2),
        answered(0, mail, Outcome::Unknown, 0), reopened(0, mail)});
    expectStep(ledger, mail, {Pending, Reason::None, 2, 0, false});
    EXPECT_EQ(ledger.steps(0)[1].concludedAtMs, 0);
    EXPECT_EQ(ledger.userState(0), Pending);
}

TEST(LedgerStep, ThatThePlanDoesNotHaveIsIgnored)
{
    const Ledger ledger = run({intent(0, Measure::DeleteSessions, 1),
        done(0, Measure::DeleteSessions, 204), done(7, revoke, 204)});
    EXPECT_EQ(ledger.userState(0), Pending);
}

TEST(LedgerUser, StandsAsTheWorstStep)
{
    struct Case
    {
        Entries rest;
        StepState state;
        Reason reason;
    };
    const auto failed = concluded(0, revoke, Failed, Reason::Refused, 400);
    const auto skipped = concluded(0, mail, Skipped, Reason::NoEmail, 0);
    for (const Case &c : std::initializer_list<Case>{
             {{}, Pending, Reason::None},
             {{done(0, revoke, 204)}, Pending, Reason::None},
             {{done(0, revoke, 204), done(0, mail, 200)}, Done, Reason::None},
             {{done(0, revoke, 204), skipped}, Skipped, Reason::NoEmail},
             {{skipped}, Pending, Reason::None},
             {{failed, skipped}, Failed, Reason::Refused},
             {{failed}, Failed, Reason::Refused},
             {{answered(0, mail, Outcome::Unknown, 0)}, Unknown, Reason::NoAnswer},
             {{failed, answered(0, mail, Outcome::Unknown, 0)}, Failed, Reason::Refused},
             {{ended(RunEnd::Cancelled)}, Cancelled, Reason::Cancelled},
             {{done(0, revoke, 204), ended(RunEnd::Cancelled)}, Cancelled, Reason::Cancelled},
         }) {
        const Ledger ledger = run(c.rest);
        EXPECT_EQ(ledger.userState(0), c.state);
        EXPECT_EQ(ledger.userReason(0), c.reason);
        EXPECT_EQ(ledger.userTotal(c.state), 1);
        EXPECT_EQ(ledger.userTotal(), 1);
    }
}

// However a process ends, what was on its way is settled in the same way.
TEST(LedgerEnd, SettlesOpenIntents)
{
    const Entries open{intent(0, revoke, 1), intent(0, mail, 1)};
    Ledger gone = run(open);
    gone.processGone();
    EXPECT_EQ(gone.state(), IncidentState::Paused);
    std::vector<Ledger> all{gone};
    for (const Entry &end :
        {ended(RunEnd::Paused), ended(RunEnd::Finished), started(), halted(Fault::TimedOut, {})}) {
        Entries rest = open;
        rest.push_back(end);
        all.push_back(run(rest));
    }
    for (const Ledger &ledger : all) {
        expectStep(ledger, revoke, {Pending, Reason::None, 1, 0, false});
        expectStep(ledger, mail, {Unknown, Reason::NoAnswer, 1, 0, false});
        EXPECT_EQ(ledger.steps(0)[1].concludedAtMs, ledger.updatedAtMs());
        EXPECT_EQ(ledger.userTotal(Unknown), 1);
        EXPECT_EQ(ledger.pacePerS(), 0);
    }
}

TEST(LedgerEnd, OfAProcessChangesNothingThatWasOver)
{
    for (const RunEnd end : {RunEnd::Cancelled, RunEnd::Finished}) {
        Ledger ledger = run({done(0, revoke, 204), ended(end)});
        const IncidentState before = ledger.state();
        ledger.processGone();
        EXPECT_EQ(ledger.state(), before);
    }
    Ledger fresh = folded({created()});
    fresh.processGone();
    EXPECT_EQ(fresh.state(), IncidentState::New);
}

TEST(LedgerEnd, ByCancellingEndsWhatWasPendingAndNothingElse)
{
    const Ledger ledger = run({done(0, revoke, 204), intent(0, mail, 1), ended(RunEnd::Cancelled)});
    expectStep(ledger, revoke, {Done, Reason::None, 0, 204, false});
    expectStep(ledger, mail, {Unknown, Reason::NoAnswer, 1, 0, false});
    const Ledger early = folded({source(u"a"_s), listed(0, 1, u"auth0|a"_s), listed(1, 2, u"b@x"_s),
        notFound(1), ended(RunEnd::Cancelled)});
    EXPECT_EQ(early.userTotal(Cancelled), 1);
    EXPECT_EQ(early.userTotal(Skipped), 1);
}

TEST(LedgerEnd, KeepsTheHaltUntilTheNextRun)
{
    const Ledger ledger = run({halted(Fault::ScopeMissing, u"read:users"_s)});
    ASSERT_TRUE(ledger.halt());
    EXPECT_EQ(ledger.halt()->fault, Fault::ScopeMissing);
    EXPECT_EQ(ledger.halt()->detail, u"read:users"_s);
    EXPECT_FALSE(run({halted(Fault::ScopeMissing, {}), started()}).halt());
}

} // namespace
} // namespace bulkhead::journal
