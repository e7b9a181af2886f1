// SPDX-License-Identifier: Apache-2.0
#include "bench.h"

#include <QDateTime>
#include <QJsonObject>

#include <cstdio>

using namespace Qt::StringLiterals;

// Every measure at once, on virtual time: in which order they come, whom they leave how, and what a
// fault or a death of the process at any call does to that.
namespace bulkhead::testing {
namespace {

constexpr int users = 4;

PlanChoices everything(ResetMethod link = ResetMethod::Email)
{
    return {.reset = ResetMethod::Password | ResetMethod::Flag | link,
        .extras = Extra::ForgetMfaBrowsers | Extra::DeleteGrants | Extra::DeleteDeviceCredentials};
}

bool isContained(const Person &person)
{
    return person.passwordsSet > 0 && person.flagsSet > 0 && person.accessRevoked > 0
        && person.browsersForgotten > 0 && person.grantsDeleted > 0 && person.devices.isEmpty();
}

class MeasuresTest : public ::testing::Test
{
protected:
    // Person 1 is blocked; 0 and 1 have device credentials of both kinds.
    static void prepare(Bench &bench)
    {
        bench.limitMs = 240'000;
        bench.tenant.contained = isContained;
        bench.tenant.scopes += u" read:actions"_s; // for the flag
        bench.tenant.people[1].blocked = true;
        for (int i = 0; i < 2; ++i)
            bench.tenant.people[size_t(i)].devices = {
                u"dcr_a%1"_s.arg(i), u"dcr_b%1"_s.arg(i), u"dcr_r%1"_s.arg(i)};
        bench.planned(everything());
    }

    // Whatever went wrong meanwhile.
    static void expectNobodyHarmed(Bench &bench)
    {
        for (const Person &person : bench.tenant.people) {
            EXPECT_LE(person.mails, 1) << person.id.toStdString();
            EXPECT_TRUE(person.containedWhenMailed) << person.id.toStdString();
            EXPECT_EQ(person.blocked, &person == &bench.tenant.people[1])
                << person.id.toStdString();
            EXPECT_EQ(QSet<QString>(person.passwords.begin(), person.passwords.end()).size(),
                person.passwords.size());
        }
        expectClaimsHold(bench);
    }
};

std::vector<std::string> callsOn(const FakeTenant &tenant, const Person &person)
{
    std::vector<std::string> calls;
    for (const Call &call : tenant.calls) {
        if (call.whom != person.id && call.whom != person.email)
            continue;
        const auto path = QString::fromLatin1(call.request.target).section(u'?', 0, 0);
        std::string what = nameOf(call.kind);
        if (call.kind == Kind::Change)
            what += call.request.body.contains("app_metadata") ? " flag"
                : call.request.body.contains("blocked")        ? " block"
                                                               : " password";
        if (call.kind == Kind::Tidy)
            what += ' ' + path.section(u'/', -1).toStdString();
        calls.push_back(what);
    }
    return calls;
}

TEST_F(MeasuresTest, KillTheCredentialThenRevokeThenMail)
{
    Bench bench(users);
    prepare(bench);
    ASSERT_EQ(bench.run().end, run::End::Done);
    EXPECT_EQ(bench.users(StepState::Done), users);
    const std::vector<std::string> usual{"read", "change password", "read", "change flag", "revoke",
        "tidy invalidate-remember-browser", "tidy grants", "tidy device-credentials",
        "tidy device-credentials", "mail"};
    EXPECT_EQ(callsOn(bench.tenant, bench.tenant.people[2]), usual);
    const auto ofBlocked = callsOn(bench.tenant, bench.tenant.people[1]);
    EXPECT_EQ(std::vector(ofBlocked.begin(), ofBlocked.begin() + 4),
        (std::vector<std::string>{"read", "change password", "change block", "read"}));
    expectNobodyHarmed(bench);
}

// A user's sessions and tokens do not wait for everybody's passwords; nor does containing people
// wait for mails, which go out more slowly.
TEST_F(MeasuresTest, AUserIsContainedBeforeTheNextHundredAreBegun)
{
    Bench bench(300);
    bench.tenant.scopes += u" read:actions"_s;
    bench.planned(everything());
    int open = 0, most = 0, unmailed = 0;
    bench.tenant.arriving = [&](const Call &call) {
        open += call.kind == Kind::Change && call.request.body.contains("\"password\"");
        open -= call.kind == Kind::Revoke;
        unmailed += call.kind == Kind::Revoke;
        unmailed -= call.kind == Kind::Mail;
        most = std::max(most, open);
    };
    ASSERT_EQ(bench.run().end, run::End::Done);
    EXPECT_LT(most, 60); // the burst
    EXPECT_EQ(open, 0);
    EXPECT_EQ(unmailed, 0);
}

TEST_F(MeasuresTest, TheFlagsBaselineIsTheDateOfOurOwnPassword)
{
    Bench bench(users);
    prepare(bench);
    ASSERT_EQ(bench.run().end, run::End::Done);
    for (qint32 row = 0; row < users; ++row) {
        const Person &person = bench.tenant.person(bench.ledger().user(row).userId);
        const auto baseline =
            QDateTime::fromString(person.flag[u"baseline"_s].toString(), Qt::ISODateWithMs);
        EXPECT_EQ(baseline.toMSecsSinceEpoch(), person.passwordResetMs);
        EXPECT_EQ(bench.ledger().passwordLook(row).baselineMs, person.passwordResetMs);
        EXPECT_FALSE(bench.ledger().passwordLook(row).changed());
        EXPECT_EQ(person.flag[u"run"_s].toString(), bench.ledger().id());
    }
}

TEST_F(MeasuresTest, APasswordThatIsRefusedDoesNotKeepAnybodyIn)
{
    Bench bench(users);
    prepare(bench);
    bench.tenant.refusedPassword = "PasswordStrengthError: Password is too weak";
    ASSERT_EQ(bench.run().end, run::End::Done);
    for (qint32 row = 0; row < users; ++row) {
        EXPECT_EQ(bench.ledger().userReason(row), Reason::PasswordRejected);
        const Person &person = bench.tenant.person(bench.ledger().user(row).userId);
        EXPECT_EQ(person.accessRevoked, 1); // contained as far as it goes
        EXPECT_EQ(person.mails, 0); // and not let in again
    }
    expectClaimsHold(bench);
    bench.tenant.refusedPassword.clear();
    ASSERT_EQ(bench.run({.retryFailed = true}).end, run::End::Done);
    EXPECT_EQ(bench.users(StepState::Done), users);
    for (const Person &person : bench.tenant.people)
        EXPECT_EQ(person.accessRevoked, 2); // who logged in with the old password is out again
    expectNobodyHarmed(bench);
}

TEST_F(MeasuresTest, ACancelledRunLeavesNobodyUnblocked)
{
    Bench bench(users);
    prepare(bench);
    bench.beginRun();
    const auto &one = bench.tenant.people[1];
    ASSERT_TRUE(bench.until([&] { return one.passwordsSet == 1; }));
    EXPECT_FALSE(one.blocked);
    bench.engine->cancel();
    EXPECT_EQ(bench.finish().end, run::End::Cancelled);
    EXPECT_TRUE(one.blocked);
    expectClaimsHold(bench);
}

// As FaultTest, with fewer users and all measures; what has to hold is the same for every row.
struct Trouble
{
    const char *name;
    Wrong wrong;
};

const std::vector<Trouble> &troubles()
{
    using auth0::Transfer;
    static const std::vector<Trouble> all{
        {"429", {managementError(429, "too_many_requests", "Global limit has been reached")}},
        {"500", {page(500)}},
        {"500_after_the_effect", {page(500), true}},
        {"broken", {noAnswer(Transfer::Broken)}},
        {"broken_after_the_effect", {noAnswer(Transfer::Broken), true}},
        {"timed_out_after_the_effect", {noAnswer(Transfer::TimedOut), true, 30'000}},
        {"refused", {noAnswer(Transfer::Refused)}},
        {"401", {managementError(401, "invalid_token", "Invalid token")}},
        {"403", {managementError(403, "operation_not_supported", "Not allowed")}},
        {"403_plan", {managementError(403, "", "Subscription missing entitlement.")}},
        {"403_scope", {managementError(403, "insufficient_scope", "Insufficient scope, x")}},
        {"404", {managementError(404, "inexistent_user", "The user does not exist.")}},
        {"400", {managementError(400, "invalid_body", "No")}},
        {"400_password", {managementError(400, "", "PasswordHistoryError: used before")}},
        {"302", {page(302)}},
        {"200_with_a_page", {page(200)}},
        {"204_after_the_effect", {auth0::Answer{Transfer::Answered, 204, {}, {}, {}}, true}},
    };
    return all;
}

class MeasureFaultTest : public MeasuresTest, public ::testing::WithParamInterface<size_t>
{
};

TEST_P(MeasureFaultTest, AtAnyCallNobodyIsHarmedAndAllIsDoneInTheEnd)
{
    int calls = 2; // at least; then as many as the good run made
    for (int n = 1; n <= calls; ++n) {
        SCOPED_TRACE("call " + std::to_string(n));
        Bench bench(users);
        prepare(bench);
        bool spoilt = false;
        bench.tenant.goesWrong = [&](const Call &call) -> std::optional<Wrong> {
            if (call.nth != n || spoilt)
                return std::nullopt;
            spoilt = true;
            Wrong wrong = troubles()[GetParam()].wrong;
            const bool gone = wrong.answer && wrong.answer->status == 404;
            if (gone
                && call.request.target.contains(
                    "device-credentials/dcr")) // somebody else deleted it meanwhile
                wrong.acts = true;
            return wrong;
        };
        Ending ending = bench.run();
        expectClaimsHold(bench);
        bench.tenant.goesWrong = {};
        for (int again = 0; again < 2; ++again) {
            bench.clock.advance(10'000);
            ending = bench.run({.retryFailed = true});
            ASSERT_EQ(ending.end, run::End::Done) << described(ending);
        }
        calls = std::max(calls, int(bench.tenant.calls.size()));
        const qint64 open = bench.users(StepState::Unknown) + bench.users(StepState::Skipped);
        EXPECT_EQ(bench.users(StepState::Done) + open, users);
        EXPECT_LE(open, 1); // a mail that may have gone out, or a user who was said to be gone
        expectNobodyHarmed(bench);
        if (HasFailure())
            return;
    }
    EXPECT_GT(calls, users * 9);
}

INSTANTIATE_TEST_SUITE_P(EveryTrouble, MeasureFaultTest,
    ::testing::Range<size_t>(0, troubles().size()),
    [](const auto &row) { return std::string(troubles()[row.param].name); });

// The process dies when the n-th call has arrived, with or without its effect.
TEST_F(MeasuresTest, ADeathAtAnyCallHarmsNobody)
{
    int calls = 2, deaths = 0;
    for (const bool acts : {false, true}) {
        for (int n = 1; n <= calls; ++n) {
            SCOPED_TRACE("call " + std::to_string(n));
            Bench bench(users);
            prepare(bench);
            bench.tenant.goesWrong = [&](const Call &call) -> std::optional<Wrong> {
                return call.nth == n ? std::optional(Wrong{std::nullopt, acts}) : std::nullopt;
            };
            bench.beginRun();
            (void)bench.until([&] { return int(bench.tenant.calls.size()) >= n; });
            bench.engine.reset();
            bench.closeIncident();
            bench.tenant.goesWrong = {};
            bench.openIncident();
            bench.clock.advance(60'000);
            ASSERT_EQ(bench.run().end, run::End::Done);
            calls = std::max(calls, int(bench.tenant.calls.size()));
            ++deaths;
            EXPECT_LE(bench.users(StepState::Unknown), users);
            EXPECT_EQ(bench.users(StepState::Done) + bench.users(StepState::Unknown), users);
            expectNobodyHarmed(bench);
            if (HasFailure())
                return;
        }
    }
    std::printf("measures: %d deaths of the process, nobody harmed\n", deaths);
}

} // namespace
} // namespace bulkhead::testing
