// SPDX-License-Identifier: Apache-2.0
#include "bench.h"

#include <cstdio>

using namespace Qt::StringLiterals;

// Every call of a whole operation goes wrong once, in every way that a tenant, a proxy or a network
// knows; and every time the claims have to hold.
namespace bulkhead::testing {
namespace {

using auth0::Answer;
using auth0::Transfer;

constexpr int users = 20;
constexpr int callsOfPlan = 2 + 1 + users; // discovery, token, count, one reading call a user
constexpr int callsOfRun = 2 + 2 * users;

// How it comes out, by the kind of the call that went wrong.
enum Expected : char {
    AllDone = 'd',
    OneFailed = 'f',
    OneUnknown = 'u',
    OneSkipped = 's',
    Halted = 'h', // and all done when taken up again
    HaltedWhenNew = 'H', // the same, but waited for with a tenant that is known
};

struct Row
{
    const char *name;
    Wrong wrong;
    const char *expected; // by Kind: discovery, token, count, read, revoke, mail
    bool lasting = false; // all later calls to the Management API too
};

Answer throttledWith(QList<QPair<QByteArray, QByteArray>> headers)
{
    Answer answer = managementError(429, "too_many_requests", "Global limit has been reached");
    answer.headers += headers;
    return answer;
}

Answer redirect()
{
    Answer answer = page(302);
    answer.headers.emplaceBack("location", "https://login.example.net/portal");
    return answer;
}

const std::vector<Row> &rows()
{
    static const std::vector<Row> all{
        {"429 without headers", {throttledWith({})}, "dddddd"},
        {"429 with headers",
            {throttledWith({{"x-ratelimit-limit", "50"}, {"x-ratelimit-remaining", "0"},
                {"x-ratelimit-reset", "1770000002"}, {"date", "Mon, 02 Feb 2026 02:40:00 GMT"}})},
            "dddddd"},
        {"429 with a reset in the past",
            {throttledWith({{"x-ratelimit-limit", "50"}, {"x-ratelimit-remaining", "0"},
                {"x-ratelimit-reset", "1769990000"}, {"date", "Mon, 02 Feb 2026 02:40:00 GMT"}})},
            "dddddd"},
        {"429 with Retry-After", {throttledWith({{"retry-after", "7"}})}, "dddddd"},
        {"429 with garbage",
            {throttledWith({{"x-ratelimit-limit", "-7"}, {"x-ratelimit-remaining", "NaN"},
                {"x-ratelimit-reset", "99999999999999999999"}, {"retry-after", "soon"}})},
            "dddddd"},
        {"500", {page(500)}, "dddddu"},
        {"500 after the effect", {page(500), true}, "dddddu"},
        {"502", {page(502)}, "dddddu"},
        {"503", {page(503)}, "dddddu"},
        {"504 after the effect", {page(504), true}, "dddddu"},
        {"broken before the effect", {noAnswer(Transfer::Broken)}, "dddddu"},
        {"broken after the effect", {noAnswer(Transfer::Broken), true}, "dddddu"},
        {"half a body", {Answer{Transfer::Broken, 200, {}, {}, {}}, true}, "dddddu"},
        {"half a body of a refusal", {Answer{Transfer::Broken, 403, {}, {}, {}}}, "dddddu"},
        {"timed out before the effect", {noAnswer(Transfer::TimedOut), false, 30'000}, "dddddu"},
        {"timed out after the effect", {noAnswer(Transfer::TimedOut), true, 30'000}, "dddddu"},
        {"connection refused", {noAnswer(Transfer::Refused)}, "HHdddd"},
        {"host unknown", {noAnswer(Transfer::HostUnknown)}, "HHdddd"},
        {"TLS not trusted", {noAnswer(Transfer::TlsUntrusted)}, "hhdddd"},
        {"network down", {noAnswer(Transfer::NetworkDown)}, "HHdddd"},
        {"401 once", {managementError(401, "invalid_token", "Invalid token")}, "hhdddf"},
        {"401 from then on", {managementError(401, "invalid_token", "Invalid token")}, "hhhhhf",
            true},
        {"403 scope",
            {managementError(403, "insufficient_scope", "Insufficient scope, expected any of: x")},
            "hhhhhh"},
        {"403", {managementError(403, "operation_not_supported", "Not allowed")}, "hhdhff"},
        {"403 plan", {managementError(403, "", "Subscription missing entitlement.")}, "hhdhff"},
        {"404", {managementError(404, "inexistent_user", "The user does not exist.")}, "dhdsss"},
        {"404 of another server", {page(404)}, "dHdddu"},
        {"400", {managementError(400, "invalid_uri", "Bad id")}, "hhdsff"},
        {"302", {redirect()}, "HHdddd"},
        {"200 with a page", {page(200)}, "HHdddu"},
        {"204 without a body", {Answer{Transfer::Answered, 204, {}, {}, {}}, true}, "HHdddu"},
    };
    return all;
}

class FaultTest : public ::testing::TestWithParam<size_t>
{
protected:
    static void SetUpTestSuite()
    {
        s_incidents = s_mostMails = 0;
        s_calls = s_mails = 0;
    }
    static void TearDownTestSuite()
    {
        std::printf("faults: %zu kinds, %d incidents, %lld calls, %lld mails, at most %d for one\n",
            rows().size(), s_incidents, s_calls, s_mails, s_mostMails);
    }

    // The n-th call of what comes now goes wrong.
    void spoil(Bench &bench, int n)
    {
        m_spoilt.reset();
        bench.tenant.goesWrong = [this, n](const Call &call) -> std::optional<Wrong> {
            const Row &row = rows()[GetParam()];
            const bool later =
                row.lasting && m_spoilt && m_spoilt != Kind::Mail && call.request.authorized;
            if (call.nth != n && !later)
                return std::nullopt;
            if (!m_spoilt)
                m_spoilt = call.kind;
            return row.wrong;
        };
    }

    void expectOutcome(Bench &bench, Expected expected)
    {
        EXPECT_EQ(bench.ledger().state(), journal::IncidentState::Finished);
        EXPECT_EQ(bench.users(StepState::Failed), expected == OneFailed ? 1 : 0);
        EXPECT_EQ(bench.users(StepState::Unknown), expected == OneUnknown ? 1 : 0);
        EXPECT_EQ(bench.users(StepState::Skipped), expected == OneSkipped ? 1 : 0);
        const int good = expected == AllDone || expected == Halted ? users : users - 1;
        EXPECT_EQ(bench.users(StepState::Done), good);
        expectClaimsHold(bench);
        ++s_incidents;
        s_calls += qint64(bench.tenant.calls.size());
        for (const Person &person : bench.tenant.people) {
            s_mails += person.mails;
            s_mostMails = std::max(s_mostMails, person.mails);
        }
    }

    [[nodiscard]] Expected expected(bool known) const
    {
        const auto found = Expected(rows()[GetParam()].expected[size_t(*m_spoilt)]);
        return found != HaltedWhenNew ? found : known ? AllDone : Halted;
    }

    std::optional<Kind> m_spoilt;
    static inline int s_incidents, s_mostMails;
    static inline long long s_calls, s_mails;
};

std::string nameOfRow(const ::testing::TestParamInfo<size_t> &info)
{
    std::string name = rows()[info.param].name;
    std::replace_if(
        name.begin(), name.end(), [](char each) { return !std::isalnum(each); }, '_');
    return name;
}

} // namespace

TEST_P(FaultTest, AtAnyCallOfAPlan)
{
    for (int n = 1; n <= callsOfPlan; ++n) {
        SCOPED_TRACE("call " + std::to_string(n));
        Bench bench(users);
        bench.limitMs = 120'000;
        spoil(bench, n);
        const Ending ending = bench.plan();
        ASSERT_TRUE(m_spoilt);
        EXPECT_EQ(ending.end == run::End::Halted, expected(false) == Halted)
            << nameOf(*m_spoilt) << ": " << described(ending);
        EXPECT_LE(int(bench.tenant.calls.size()), callsOfPlan + 4);
        bench.tenant.goesWrong = {};
        if (ending.end == run::End::Halted) {
            EXPECT_FALSE(bench.ledger().planned()); // a plan half known is none
            ASSERT_EQ(bench.plan().end, run::End::Done);
        }
        bench.clock.advance(10'000);
        EXPECT_EQ(bench.run().end, run::End::Done);
        expectOutcome(bench, expected(false));
        if (HasFailure())
            return;
    }
}

TEST_P(FaultTest, AtAnyCallOfARun)
{
    for (int n = 1; n <= callsOfRun; ++n) {
        SCOPED_TRACE("call " + std::to_string(n));
        Bench bench(users);
        bench.planned();
        bench.limitMs = 120'000;
        spoil(bench, n);
        const Ending ending = bench.run();
        ASSERT_TRUE(m_spoilt);
        EXPECT_EQ(ending.end == run::End::Halted, expected(true) == Halted)
            << nameOf(*m_spoilt) << ": " << described(ending);
        EXPECT_LE(int(bench.tenant.calls.size()), callsOfRun + 4);
        expectClaimsHold(bench);
        bench.tenant.goesWrong = {};
        if (ending.end == run::End::Halted) {
            bench.clock.advance(10'000);
            EXPECT_EQ(bench.run().end, run::End::Done);
        }
        expectOutcome(bench, expected(true));
        if (HasFailure())
            return;
    }
}

INSTANTIATE_TEST_SUITE_P(
    EveryFault, FaultTest, ::testing::Range<size_t>(0, rows().size()), nameOfRow);

} // namespace bulkhead::testing
