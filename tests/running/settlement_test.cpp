// SPDX-License-Identifier: Apache-2.0
// Reset mails of unknown outcome, looked up in the tenant's log.
#include "bench.h"

#include "run/mail_evidence.h"

using namespace Qt::StringLiterals;

namespace bulkhead::testing {
namespace {

using auth0::Transfer;
using run::MailTrace;
using run::MailVerdict;

constexpr auto withLogs = "read:users delete:sessions delete:refresh_tokens read:logs"_L1;

QByteArray event(const char *type, const char *date, const char *client, const char *connection)
{
    return QByteArray(R"({"type":")") + type + R"(","date":")" + date + R"(","client_id":")"
        + client + R"(","details":{"body":{"connection":")" + connection + R"("}}})";
}

TEST(MailEvidence, Table)
{
    const qint64 noon = 1'770'033'600'000; // 2026-02-02T12:00:00Z
    const MailTrace trace{noon, noon + 40'000, u"main"_s, u"ours"_s};
    const auto past = std::optional(noon + 40'001);
    const struct
    {
        const char *what;
        QByteArray log;
        std::optional<qint64> newest;
        MailVerdict verdict;
    } cases[] = {
        {"in the window", event("scpr", "2026-02-02T12:00:03.000Z", "ours", "main"), {},
            MailVerdict::Sent},
        {"at its first instant", event("scpr", "2026-02-02T12:00:00.000Z", "ours", "main"), {},
            MailVerdict::Sent},
        {"at its last", event("scpr", "2026-02-02T12:00:40.000Z", "ours", "main"), past,
            MailVerdict::Sent},
        {"says neither client nor connection",
            R"({"type":"scpr","date":"2026-02-02T12:00:03.000Z"})", {}, MailVerdict::Sent},
        {"before it", event("scpr", "2026-02-02T11:59:59.999Z", "ours", "main"), past,
            MailVerdict::NotSent},
        {"after it", event("scpr", "2026-02-02T12:00:40.001Z", "ours", "main"), past,
            MailVerdict::NotSent},
        {"by another application", event("scpr", "2026-02-02T12:00:03.000Z", "shop", "main"), past,
            MailVerdict::NotSent},
        {"of another connection", event("scpr", "2026-02-02T12:00:03.000Z", "ours", "other"), past,
            MailVerdict::NotSent},
        {"refused by the tenant", event("fcpr", "2026-02-02T12:00:03.000Z", "ours", "main"), past,
            MailVerdict::NotSent},
        {"no date", event("scpr", "yesterday", "ours", "main"), past, MailVerdict::NotSent},
        {"nothing, and the log is not there yet", "", noon + 40'000, MailVerdict::TooEarly},
        {"nothing, and nobody knows how far the log is", "", {}, MailVerdict::TooEarly},
    };
    for (const auto &each : cases) {
        SCOPED_TRACE(each.what);
        EXPECT_EQ(run::judgeMail('[' + each.log + ']', trace, each.newest), each.verdict);
    }
    EXPECT_EQ(run::judgeMail("<html>", trace, past), MailVerdict::TooEarly);
    EXPECT_EQ(run::judgeMail("{}", trace, past), MailVerdict::TooEarly);
}

TEST(MailEvidence, TheNewestEntryIsTheLatest)
{
    EXPECT_EQ(run::newestLogMs("[]"), std::nullopt);
    EXPECT_EQ(run::newestLogMs("{}"), std::nullopt);
    EXPECT_EQ(run::newestLogMs(R"([{"date":"soon"},{"date":"1970-01-01T00:00:02.000Z"},)"
                               R"({"date":"1970-01-01T00:00:01.000Z"}])"),
        2000);
}

class SettlementTest : public ::testing::Test
{
protected:
    SettlementTest()
    {
        bench.planned();
        bench.tenant.scopes = withLogs;
        loseMail(false);
    }

    // The first mail's answer is lost, with or without its effect.
    void loseMail(bool acts, Transfer transfer = Transfer::Broken)
    {
        m_lost = false;
        bench.tenant.goesWrong = [this, acts, transfer](const Call &call) -> std::optional<Wrong> {
            if (call.kind != Kind::Mail || std::exchange(m_lost, true))
                return std::nullopt;
            return Wrong{noAnswer(transfer), acts, transfer == Transfer::TimedOut ? 30'000 : 0};
        };
    }

    void expectEnd(StepState state, Reason reason, int mails)
    {
        EXPECT_EQ(bench.run().end, run::End::Done);
        const auto &step = bench.ledger().steps(0)[1];
        EXPECT_EQ(step.state, state);
        EXPECT_EQ(step.reason, reason);
        EXPECT_EQ(bench.tenant.people[0].mails, mails);
        expectClaimsHold(bench);
    }

    Bench bench{3};
    bool m_lost = false;
};

// Else the mail would seem another application's, and go out twice.
TEST_F(SettlementTest, AMailByTheClientOfItsConnectionIsFoundByIt)
{
    bench.tenant.goesWrong = {};
    bench.planned({.reset = ResetMethod::Email,
        .resetClientIds = {{u"Username-Password-Authentication"_s, u"shop"_s}}});
    loseMail(true);
    expectEnd(StepState::Done, Reason::SettledByLog, 1);
}

TEST_F(SettlementTest, AMailThatTheLogShowsIsDone)
{
    loseMail(true);
    const qint64 begun = bench.clock.steadyMs();
    expectEnd(StepState::Done, Reason::SettledByLog, 1);
    EXPECT_LT(bench.clock.steadyMs() - begun, 20'000) << "no need to wait for the whole window";
    EXPECT_EQ(bench.ledger().steps(0)[1].attempts, 1);
}

TEST_F(SettlementTest, AMailThatTheLogDoesNotShowIsSentOnceMore)
{
    const qint64 begun = bench.clock.steadyMs();
    expectEnd(StepState::Done, Reason::None, 1);
    EXPECT_GT(bench.clock.steadyMs() - begun, 35'000) << "it might still have had its effect";
    EXPECT_EQ(bench.ledger().steps(0)[1].attempts, 2);
    EXPECT_LE(bench.tenant.count(Kind::Log), 20);
}

TEST_F(SettlementTest, ATimeOutIsLookedUpToo)
{
    loseMail(true, Transfer::TimedOut);
    expectEnd(StepState::Done, Reason::SettledByLog, 1);
}

TEST_F(SettlementTest, ALateLogIsWaitedFor)
{
    bench.tenant.logLagMs = 100'000;
    loseMail(true);
    expectEnd(StepState::Done, Reason::SettledByLog, 1);
}

TEST_F(SettlementTest, ALogThatStaysBehindProvesNothing)
{
    bench.tenant.logLagMs = 1'000'000;
    loseMail(true);
    expectEnd(StepState::Unknown, Reason::NoAnswer, 1);
    EXPECT_LE(bench.tenant.count(Kind::Log), 2 * 18);
}

TEST_F(SettlementTest, ATenantWhereNothingHappensProvesNothing)
{
    bench.tenant.quiet = true;
    expectEnd(StepState::Unknown, Reason::NoAnswer, 0);
}

TEST_F(SettlementTest, WithoutThePermissionNothingIsLookedUp)
{
    bench.tenant.scopes = u"read:users delete:sessions delete:refresh_tokens"_s;
    loseMail(true);
    expectEnd(StepState::Unknown, Reason::NoAnswer, 1);
    EXPECT_EQ(bench.tenant.count(Kind::Log), 0);
}

TEST_F(SettlementTest, AWrongClockHereDoesNotMislead)
{
    for (const bool acts : {true, false}) {
        SCOPED_TRACE(acts);
        for (const qint64 aheadMs : {-7'200'000, 7'200'000}) {
            SCOPED_TRACE(aheadMs);
            Bench other(3);
            other.planned();
            other.tenant.scopes = withLogs;
            other.tenant.aheadMs = aheadMs;
            bool lost = false;
            other.tenant.goesWrong = [&](const Call &call) -> std::optional<Wrong> {
                if (call.kind != Kind::Mail || std::exchange(lost, true))
                    return std::nullopt;
                return Wrong{noAnswer(Transfer::Broken), acts};
            };
            EXPECT_EQ(other.run().end, run::End::Done);
            EXPECT_EQ(other.users(StepState::Done), 3);
            expectClaimsHold(other);
        }
    }
}

// Set right, or wrong, after a mail has left: its trace is where it was.
TEST_F(SettlementTest, AClockThatJumpsMeanwhileDoesNotMislead)
{
    for (const bool acts : {true, false}) {
        for (const qint64 jumpMs : {-7'200'000, -60'000, 60'000, 7'200'000}) {
            for (const bool crash : {false, true}) {
                SCOPED_TRACE(::testing::Message() << acts << ' ' << jumpMs << ' ' << crash);
                Bench other(3);
                other.planned();
                other.tenant.scopes = withLogs;
                bool lost = false;
                other.tenant.goesWrong = [&](const Call &call) -> std::optional<Wrong> {
                    if (call.kind != Kind::Mail || std::exchange(lost, true))
                        return std::nullopt;
                    return Wrong{noAnswer(Transfer::Broken), acts};
                };
                other.beginRun();
                ASSERT_TRUE(other.until([&] { return lost; }));
                other.clock.jumpUtc(jumpMs);
                if (crash) {
                    other.closeIncident();
                    other.openIncident();
                    other.beginRun();
                }
                EXPECT_EQ(other.finish().end, run::End::Done);
                EXPECT_EQ(other.users(StepState::Done), 3);
                expectClaimsHold(other);
            }
        }
    }
}

TEST_F(SettlementTest, ATenantWithoutAClockProvesNothing)
{
    bench.tenant.tellsTime = false;
    loseMail(true);
    expectEnd(StepState::Unknown, Reason::NoAnswer, 1);
}

TEST_F(SettlementTest, ACrashBetweenIntentAndAnswerIsSettledAtTheResume)
{
    for (const bool acts : {true, false}) {
        SCOPED_TRACE(acts);
        Bench crashed(3);
        crashed.planned();
        crashed.tenant.scopes = withLogs;
        crashed.tenant.goesWrong = [&](const Call &call) -> std::optional<Wrong> {
            if (call.kind != Kind::Mail)
                return std::nullopt;
            return Wrong{std::nullopt, acts}; // no answer ever comes
        };
        crashed.beginRun();
        ASSERT_TRUE(crashed.until([&] { return crashed.tenant.count(Kind::Mail) == 1; }));
        crashed.closeIncident();
        crashed.tenant.goesWrong = {};
        crashed.openIncident();
        EXPECT_EQ(crashed.users(StepState::Unknown), 1);
        EXPECT_EQ(crashed.run().end, run::End::Done);
        EXPECT_EQ(crashed.users(StepState::Done), 3);
        expectClaimsHold(crashed);
        for (const Person &person : crashed.tenant.people)
            EXPECT_EQ(person.mails, 1);
    }
}

TEST_F(SettlementTest, APauseMeanwhileGoesOnLater)
{
    bench.beginRun();
    ASSERT_TRUE(bench.until([this] { return bench.tenant.count(Kind::Log) >= 2; }));
    bench.engine->pause();
    EXPECT_EQ(bench.finish().end, run::End::Paused);
    EXPECT_EQ(bench.users(StepState::Unknown), 1);
    EXPECT_EQ(bench.ledger().state(), journal::IncidentState::Paused);
    expectEnd(StepState::Done, Reason::None, 1);
}

TEST_F(SettlementTest, ALogThatCannotBeReadLeavesItToAPerson)
{
    for (const auto &answer : {managementError(403, "operation_not_supported", "Not allowed"),
             managementError(404, "inexistent_user", "The user does not exist.")}) {
        SCOPED_TRACE(answer.status);
        Bench other(3);
        other.planned();
        other.tenant.scopes = withLogs;
        bool lost = false;
        other.tenant.goesWrong = [&](const Call &call) -> std::optional<Wrong> {
            if (call.kind == Kind::Log && !call.whom.isEmpty())
                return Wrong{answer};
            if (call.kind != Kind::Mail || std::exchange(lost, true))
                return std::nullopt;
            return Wrong{noAnswer(Transfer::Broken), true};
        };
        EXPECT_EQ(other.run().end, run::End::Done);
        EXPECT_EQ(other.users(StepState::Unknown), 1);
        expectClaimsHold(other);
    }
}

} // namespace
} // namespace bulkhead::testing
