// SPDX-License-Identifier: Apache-2.0
#include "run/heart.h"
#include "run/lane.h"
#include "run/outage.h"
#include "run/planning.h"
#include "run/retry_policy.h"

#include "run/trouble.h"
#include "run/user_reading.h"
#include "testing/testing.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace bulkhead::run {
namespace {

struct PolicyRow
{
    Outcome outcome;
    // For a first try; then for the last of the tries; both of a measure that may be repeated.
    Action first, last;
    Action mail; // first try of one that may not
    StepState state; // of a conclusion
    Reason reason;
};

constexpr auto conclude = Action::Conclude;
constexpr auto pause = Action::WaitAndRepeat;
constexpr auto none = Reason::None;

constexpr std::array policyRows{
    PolicyRow{Outcome::Done, conclude, conclude, conclude, StepState::Done, none},
    PolicyRow{
        Outcome::NotFound, conclude, conclude, conclude, StepState::Skipped, Reason::UserNotFound},
    PolicyRow{Outcome::Refused, conclude, conclude, conclude, StepState::Failed, Reason::Refused},
    PolicyRow{
        Outcome::Forbidden, conclude, conclude, conclude, StepState::Failed, Reason::Forbidden},
    PolicyRow{
        Outcome::ScopeMissing, Action::Halt, Action::Halt, Action::Halt, StepState::Failed, none},
    PolicyRow{Outcome::Unauthorized, Action::RenewToken, Action::RenewToken, Action::RenewToken,
        StepState::Failed, none},
    PolicyRow{Outcome::Throttled, Action::Repeat, Action::Repeat, Action::Repeat, StepState::Failed,
        none},
    PolicyRow{Outcome::Unreachable, pause, pause, pause, StepState::Failed, none},
    PolicyRow{Outcome::ServerFailed, pause, conclude, Action::LeaveUnknown, StepState::Failed,
        Reason::ServerFailed},
    PolicyRow{Outcome::Redirected, pause, conclude, pause, StepState::Failed, Reason::Redirected},
    PolicyRow{Outcome::Malformed, pause, conclude, Action::LeaveUnknown, StepState::Failed,
        Reason::Malformed},
    PolicyRow{Outcome::Unknown, Action::Repeat, conclude, Action::LeaveUnknown, StepState::Failed,
        Reason::NoAnswer},
};

auth0::Reading reading(Outcome outcome, std::optional<Fault> fault = {})
{
    auth0::Reading made;
    made.outcome = outcome;
    made.fault = fault;
    return made;
}

} // namespace

TEST(RetryPolicy, ARefusalOfAReadingThatNothingDependsOnIsAnAnswer)
{
    for (const PolicyRow &row : policyRows) {
        const Verdict verdict = decide(reading(row.outcome), {.dispensable = true});
        const bool refusal = row.outcome == Outcome::ScopeMissing
            || row.outcome == Outcome::Redirected || row.outcome == Outcome::Malformed;
        EXPECT_EQ(verdict.action, refusal ? conclude : row.first) << int(row.outcome);
    }
}

TEST(RetryPolicy, EveryOutcomeHasItsRow)
{
    for (int outcome = 0; outcome <= int(Outcome::Unknown); ++outcome) {
        ASSERT_EQ(int(policyRows[size_t(outcome)].outcome), outcome);
        const PolicyRow &row = policyRows[size_t(outcome)];
        for (int failures = 0; failures < triesBeforeFailed; ++failures) {
            SCOPED_TRACE(wireName(row.outcome).toStdString() + " " + std::to_string(failures));
            const bool last = failures == triesBeforeFailed - 1;
            const Verdict verdict = decide(reading(row.outcome), {true, failures, false});
            EXPECT_EQ(verdict.action, last ? row.last : row.first);
            if (verdict.action == Action::Conclude) {
                EXPECT_EQ(verdict.state, row.state);
                EXPECT_EQ(verdict.reason, row.reason);
            }
            const Verdict mail = decide(reading(row.outcome), {false, failures, false});
            const bool lastRedirect = last && row.outcome == Outcome::Redirected;
            EXPECT_EQ(mail.action, lastRedirect ? Action::Conclude : row.mail);
        }
    }
}

// What may have acted is never sent again when it may not be done twice, and never called failed.
TEST(RetryPolicy, AMailThatMayHaveGoneOutIsLeftUnknown)
{
    for (int outcome = 0; outcome <= int(Outcome::Unknown); ++outcome) {
        const Verdict verdict = decide(reading(Outcome(outcome)), {false, 0, false});
        EXPECT_EQ(verdict.action == Action::LeaveUnknown, mayHaveActed(Outcome(outcome)))
            << outcome;
        if (verdict.action == Action::LeaveUnknown) {
            EXPECT_EQ(verdict.state, StepState::Unknown);
        }
    }
}

TEST(RetryPolicy, FaultsAndReasons)
{
    EXPECT_EQ(decide(reading(Outcome::Unauthorized), {true, 0, true}).action, Action::Halt);
    EXPECT_EQ(decide(reading(Outcome::Unauthorized), {true, 0, true}).fault, Fault::TokenRefused);
    EXPECT_EQ(decide(reading(Outcome::ScopeMissing), {}).fault, Fault::ScopeMissing);
    EXPECT_EQ(decide(reading(Outcome::Forbidden, Fault::PlanLacksFeature), {}).reason,
        Reason::PlanLacksFeature);
    EXPECT_EQ(
        decide(reading(Outcome::Unreachable, Fault::HostUnknown), {}).fault, Fault::HostUnknown);
}

TEST(Outage, OneBadAnswerCostsASecond)
{
    Outage outage;
    EXPECT_FALSE(outage.doubted());
    outage.failed(10'000, false);
    EXPECT_FALSE(outage.active());
    EXPECT_TRUE(outage.doubted());
    EXPECT_EQ(outage.notBeforeMs(), 11'000);
    outage.recovered();
    EXPECT_FALSE(outage.doubted());
    EXPECT_EQ(outage.notBeforeMs(), 0);
}

TEST(Outage, ProbesComeMoreAndMoreSeldom)
{
    Outage outage;
    qint64 now = 0;
    std::vector<qint64> pauses;
    for (int i = 0; i < 8; ++i) {
        outage.failed(now, false);
        pauses.push_back(outage.notBeforeMs() - now);
        now = outage.notBeforeMs();
    }
    EXPECT_EQ(
        pauses, (std::vector<qint64>{1000, 1000, 5000, 10'000, 20'000, 30'000, 30'000, 30'000}));
    EXPECT_TRUE(outage.active());
}

TEST(Outage, NothingReachedIsAnOutageAtOnce)
{
    Outage outage;
    outage.failed(0, true);
    EXPECT_TRUE(outage.active());
    EXPECT_EQ(outage.notBeforeMs(), 5000);
    outage.failed(100, false); // a late one does not shorten it
    EXPECT_EQ(outage.notBeforeMs(), 5100);
}

TEST(Outage, HalfAnHourIsEnough)
{
    Outage outage;
    EXPECT_FALSE(outage.hopeless(1'000'000'000));
    outage.failed(1000, true);
    outage.failed(1'000'000, true);
    EXPECT_FALSE(outage.hopeless(1000 + 30 * 60 * 1000 - 1));
    EXPECT_TRUE(outage.hopeless(1000 + 30 * 60 * 1000));
    outage.recovered();
    EXPECT_FALSE(outage.hopeless(1000 + 30 * 60 * 1000));
}

TEST(Trouble, WhichOutcomesSpeakOfMoreThanOneUser)
{
    const QList<Outcome> trouble{Outcome::Unreachable, Outcome::ServerFailed, Outcome::Unknown};
    const QList<Outcome> refusal{Outcome::Forbidden, Outcome::Redirected, Outcome::Malformed};
    for (int i = 0; i <= int(Outcome::Unknown); ++i) {
        EXPECT_EQ(isTrouble(Outcome(i)), trouble.contains(Outcome(i))) << i;
        EXPECT_EQ(isRefusalOfAll(Outcome(i)), refusal.contains(Outcome(i))) << i;
    }
}

TEST(Trouble, FaultOfAnAnswerThatGoesOn)
{
    EXPECT_EQ(faultOf(reading(Outcome::Forbidden)), Fault::RefusedRepeatedly);
    EXPECT_EQ(
        faultOf(reading(Outcome::Forbidden, Fault::PlanLacksFeature)), Fault::PlanLacksFeature);
    EXPECT_EQ(faultOf(reading(Outcome::Redirected)), Fault::Redirected);
    EXPECT_EQ(faultOf(reading(Outcome::Malformed)), Fault::NotATenant);
    EXPECT_EQ(faultOf(reading(Outcome::Unreachable)), Fault::Unreachable);
    EXPECT_EQ(faultOf(reading(Outcome::Unreachable, Fault::TlsUntrusted)), Fault::TlsUntrusted);
    EXPECT_EQ(faultOf(reading(Outcome::Unknown)), Fault::Unreachable);
    EXPECT_EQ(faultOf(reading(Outcome::ServerFailed)), Fault::ServerFailing);
}

TEST(Trouble, WhatMayPassByItself)
{
    const QList<Fault> passing{
        Fault::HostUnknown, Fault::Unreachable, Fault::TimedOut, Fault::ServerFailing};
    for (int i = 0; i < faultCount; ++i)
        EXPECT_EQ(passes(Fault(i)), passing.contains(Fault(i))) << i;
}

TEST(Trouble, OnlyAnEmptyBucketOfTenBelongsToAnAddress)
{
    Work mail;
    mail.ownAddressLimit = true;
    auth0::Reading answer = reading(Outcome::Throttled);
    EXPECT_FALSE(addressThrottled(mail, answer)); // nothing said
    answer.rate.limit = 10;
    EXPECT_FALSE(addressThrottled(mail, answer));
    answer.rate.remaining = 0;
    EXPECT_TRUE(addressThrottled(mail, answer));
    EXPECT_FALSE(addressThrottled(Work{}, answer));
    answer.rate.limit = 100;
    EXPECT_FALSE(addressThrottled(mail, answer)); // the tenant's
}

TEST(Heart, TellsWhatCameSinceTheLastBeat)
{
    Figures figures;
    Heart heart([&figures] { return figures; });
    EXPECT_FALSE(heart.beat(1999, {}));
    figures.calls = {journal::CallCounts{7, 1}, {2, 0}};
    figures.rates.management.perS = 16;
    const auto json = [](const journal::Entry &entry) {
        EXPECT_EQ(entry.kind, journal::EntryKind::Heartbeat);
        return QJsonDocument::fromJson(entry.text.toUtf8()).object();
    };
    auto beat = heart.beat(2000, {32});
    ASSERT_TRUE(beat);
    EXPECT_EQ(json(*beat)[u"management"_s][u"sent"_s].toInt(), 7);
    EXPECT_EQ(json(*beat)[u"management"_s][u"throttled"_s].toInt(), 1);
    EXPECT_EQ(json(*beat)[u"eta_s"_s].toInt(), 2);
    EXPECT_FALSE(heart.beat(3999, {}));
    figures.calls = {journal::CallCounts{9, 1}, {2, 0}};
    beat = heart.beat(4000, {});
    ASSERT_TRUE(beat);
    EXPECT_EQ(json(*beat)[u"management"_s][u"sent"_s].toInt(), 2);
    EXPECT_EQ(json(*beat)[u"authentication"_s][u"sent"_s].toInt(), 0);
}

TEST(UserReading, OneUserOrSeveralOrNone)
{
    const QByteArray one = R"({"user_id":"auth0|1","email":"a@b.c","identities":[
        {"provider":"google-oauth2","connection":"google","isSocial":true},
        {"provider":"auth0","connection":"db"},
        {"provider":"auth0","connection":"db2"}]})";
    const User expected{
        u"auth0|1"_s, u"a@b.c"_s, {u"db"_s, u"db2"_s}, Trait::Social | Trait::LinkedPassword};
    EXPECT_EQ(readUsers(one), std::vector{expected});
    EXPECT_EQ(readUsers('[' + one + ',' + one + ']').size(), 2u);
    for (const char *nobody : {"[]", "{}", "", "[1,null,{\"user_id\":\"\"}]", "nonsense", "[{"})
        EXPECT_TRUE(readUsers(nobody).empty()) << nobody;
    const auto bare = readUsers(R"({"user_id":"sms|1","identities":"odd"})");
    ASSERT_EQ(bare.size(), 1u);
    EXPECT_EQ(bare[0], (User{u"sms|1"_s, {}, {}}));
}

TEST(UserReading, FindsTheTraitsThatAProfileTells)
{
    struct Row
    {
        const char *rest;
        Traits traits;
    };
    for (const Row &row : std::initializer_list<Row>{
             {R"("identities":[{"provider":"auth0"}])", {}},
             {R"("identities":[{"provider":"email"}])", Trait::Passwordless},
             {R"("identities":[{"provider":"sms"}])", Trait::Passwordless},
             {R"("identities":[{"provider":"samlp","isSocial":false}])", Trait::Enterprise},
             {R"("identities":[{"provider":"github","isSocial":true}])", Trait::Social},
             {R"("identities":[{"provider":"auth0"},{"provider":"github","isSocial":true}])",
                 Trait::Social},
             {R"("blocked":true)", Trait::Blocked}, {R"("blocked":false)", {}},
             {R"("email":"a@b.c","email_verified":false)", Trait::Unverified},
             {R"("email":"a@b.c","email_verified":true)", {}},
             {R"("email":"a@b.c")", {}}, // not told
             {R"("email_verified":false)", {}}, // nothing to verify
         }) {
        const auto users = readUsers(QByteArray(R"({"user_id":"x",)") + row.rest + '}');
        ASSERT_EQ(users.size(), 1u) << row.rest;
        EXPECT_EQ(users[0].traits, row.traits) << row.rest;
    }
    const auto changed =
        readUsers(R"({"user_id":"x","last_password_reset":"2026-02-02T02:40:00.000Z"})");
    EXPECT_EQ(changed.at(0).passwordChangedMs, 1'770'000'000'000);
    const auto seen = readUsers(R"({"user_id":"x","last_login":"2026-02-02T02:40:00.000Z"})");
    EXPECT_EQ(seen.at(0).lastLoginMs, 1'770'000'000'000);
}

TEST(UserReading, CallsLinkedIdentitiesWhatTheyWereCalledByThemselves)
{
    const auto users = readUsers(R"({"user_id":"auth0|1","identities":[
        {"provider":"auth0","user_id":"1"},{"provider":"samlp","user_id":"acme|ann"},
        {"provider":"github","user_id":4711},{"provider":"odd"}]})");
    ASSERT_EQ(users.size(), 1u);
    EXPECT_EQ(users[0].identities, (QStringList{u"samlp|acme|ann"_s, u"github|4711"_s}));
}

TEST(Planning, ScopesOfEachChoice)
{
    const auto scopes = [](RevocationScope scope) {
        PlanChoices choices;
        choices.scope = scope;
        return neededScopes(choices);
    };
    EXPECT_EQ(scopes(RevocationScope::Everything),
        (QStringList{u"delete:sessions"_s, u"delete:refresh_tokens"_s}));
    EXPECT_EQ(scopes(RevocationScope::Sessions), QStringList{u"delete:sessions"_s});
    EXPECT_EQ(scopes(RevocationScope::RefreshTokens), QStringList{u"delete:refresh_tokens"_s});
    EXPECT_EQ(scopes(RevocationScope::None), QStringList());
}

constexpr auto other = pacing::EndpointGroup::Other;

class LaneTest : public ::testing::Test
{
protected:
    pacing::Buckets m_buckets{{50, 16}};
    Lane m_lane{Api::Management, m_buckets, {}, {}, {}};
};

TEST_F(LaneTest, OneCallAloneUntilTheFirstAnswer)
{
    EXPECT_EQ(m_lane.waitMs(other, 0), 0);
    m_lane.inFlight = 1;
    EXPECT_EQ(m_lane.waitMs(other, 0), longestWaitMs);
    m_lane.answered = true;
    EXPECT_EQ(m_lane.waitMs(other, 0), 0);
    m_lane.inFlight = 18;
    EXPECT_EQ(m_lane.waitMs(other, 0), longestWaitMs);
}

TEST_F(LaneTest, MoreCallsAtATimeWhileThoseAreTooFew)
{
    m_lane.answered = true;
    m_lane.inFlight = Lane::firstWidth - 1; // one has just come home
    m_lane.widen(true, 20);
    EXPECT_EQ(m_lane.width, Lane::firstWidth + 1);
    m_lane.inFlight = 3;
    m_lane.widen(true, 20);
    EXPECT_EQ(m_lane.width, Lane::firstWidth + 1);
    for (int i = 0; i < 9; ++i) {
        m_lane.inFlight = m_lane.width;
        m_lane.widen(true, 20);
    }
    EXPECT_EQ(m_lane.width, 20);
    m_lane.widen(false, 20);
    EXPECT_EQ(m_lane.width, Lane::firstWidth);
    m_lane.widen(false, 1);
    EXPECT_EQ(m_lane.width, 1);
}

TEST_F(LaneTest, InDoubtOneCallAtATimeAndAPauseBefore)
{
    m_lane.answered = true;
    m_lane.outage.failed(1000, false);
    EXPECT_EQ(m_lane.waitMs(other, 1200), 800);
    EXPECT_EQ(m_lane.waitMs(other, 2000), 0);
    m_lane.inFlight = 1;
    EXPECT_EQ(m_lane.waitMs(other, 2000), longestWaitMs);
}

TEST_F(LaneTest, HeldWorkComesWhenItsTimeHasCome)
{
    EXPECT_TRUE(m_lane.nothingWaits());
    Work one, two, three;
    one.row = 1;
    two.row = 2;
    three.row = 3;
    m_lane.held.push_back({5000, one});
    m_lane.held.push_back({3000, two});
    EXPECT_FALSE(m_lane.nothingWaits());
    EXPECT_FALSE(m_lane.due(2999));
    EXPECT_FALSE(m_lane.takeWaiting(2999));
    EXPECT_TRUE(m_lane.due(3000));
    m_lane.front.push_back(three);
    EXPECT_EQ(m_lane.takeWaiting(3000)->row, 2);
    EXPECT_EQ(m_lane.takeWaiting(3000)->row, 3);
    EXPECT_FALSE(m_lane.takeWaiting(3000));
    EXPECT_EQ(m_lane.takeWaiting(5000)->row, 1);
    EXPECT_TRUE(m_lane.nothingWaits());
}

} // namespace bulkhead::run
