// SPDX-License-Identifier: Apache-2.0
// The tenant or the network is away for a while, or for too long; or it refuses everybody.
#include "bench.h"

#include <cstdio>

using namespace Qt::StringLiterals;

namespace bulkhead::testing {
namespace {

using auth0::Answer;
using auth0::Transfer;

constexpr qint64 minute = 60'000;

struct Row
{
    const char *name;
    Answer answer;
    Fault fault;
};

const std::vector<Row> &outages()
{
    static const std::vector<Row> all{
        {"Refused", noAnswer(Transfer::Refused), Fault::Unreachable},
        {"HostUnknown", noAnswer(Transfer::HostUnknown), Fault::HostUnknown},
        {"NetworkDown", noAnswer(Transfer::NetworkDown), Fault::Unreachable},
        {"Status500", page(500), Fault::ServerFailing},
        {"Status502", page(502), Fault::ServerFailing},
        {"Status503", page(503), Fault::ServerFailing},
        {"Status504", page(504), Fault::ServerFailing},
    };
    return all;
}

class OutageTest : public ::testing::TestWithParam<size_t>
{
protected:
    OutageTest()
    {
        bench.limitMs = 90 * minute;
        bench.planned();
    }

    static void SetUpTestSuite() { s_runs = s_probes = 0; }
    static void TearDownTestSuite()
    {
        std::printf("outages: %zu kinds, %d runs, %d probes, one every %.1f s\n", outages().size(),
            s_runs, s_probes, s_probes > 0 ? double(s_gapsMs) / 1000 / s_probes : 0);
    }

    [[nodiscard]] const Row &row() const { return outages()[GetParam()]; }

    // Everything is answered like this from now until `untilMs`.
    void outage(qint64 untilMs)
    {
        m_fromMs = bench.clock.steadyMs();
        m_untilMs = untilMs;
        bench.tenant.goesWrong = [this](const Call &call) -> std::optional<Wrong> {
            if (call.atMs < m_fromMs || call.atMs >= m_untilMs)
                return std::nullopt;
            return Wrong{row().answer};
        };
    }

    // In each lane: a few calls that were on their way, then one probe every 5 to 30 s.
    void expectProbes()
    {
        ++s_runs;
        for (const Api api : allApis) {
            std::vector<qint64> times;
            for (const Call &call : bench.tenant.calls) {
                if (call.request.api == api && call.atMs >= m_fromMs + 10'000
                    && call.atMs < m_untilMs)
                    times.push_back(call.atMs);
            }
            for (size_t i = 1; i < times.size(); ++i) {
                EXPECT_GE(times[i] - times[i - 1], 5'000) << i;
                EXPECT_LE(times[i] - times[i - 1], 32'000) << i;
                s_gapsMs += times[i] - times[i - 1];
                ++s_probes;
            }
            EXPECT_LE(times.size(), 1u + size_t((m_untilMs - m_fromMs) / 25'000)) << int(api);
        }
    }

    // The bucket is not emptied at once when the tenant is back: no second sees a storm of
    // refusals.
    void expectNoStorm() { EXPECT_LE(bench.tenant.throttled, 6); }

    Bench bench{40};
    qint64 m_fromMs = 0, m_untilMs = 0;
    static inline int s_runs, s_probes;
    static inline qint64 s_gapsMs = 0;
};

TEST_P(OutageTest, OfTwentyMinutesPassesByItself)
{
    bench.beginRun();
    ASSERT_TRUE(bench.until([this] { return bench.tenant.count(Kind::Revoke) >= 10; }));
    outage(bench.clock.steadyMs() + 20 * minute);
    const Ending ending = bench.finish();
    EXPECT_EQ(ending.end, run::End::Done) << described(ending);
    EXPECT_GE(bench.clock.steadyMs(), m_untilMs);
    EXPECT_LE(bench.clock.steadyMs(), m_untilMs + 45'000);
    expectProbes();
    expectNoStorm();
    expectClaimsHold(bench);
    EXPECT_EQ(bench.users(StepState::Failed), 0);
    EXPECT_TRUE(std::any_of(bench.progress.begin(), bench.progress.end(),
        [](const run::Progress &each) { return each.waiting == run::Waiting::Outage; }));
}

TEST_P(OutageTest, OfMoreThanHalfAnHourHaltsAndNothingMoreIsSent)
{
    bench.beginRun();
    ASSERT_TRUE(bench.until([this] { return bench.tenant.count(Kind::Revoke) >= 10; }));
    outage(bench.clock.steadyMs() + 80 * minute);
    const Ending ending = bench.finish(); // which also sees that no call comes after it
    EXPECT_EQ(ending.end, run::End::Halted);
    EXPECT_EQ(ending.error->fault, row().fault);
    EXPECT_GE(bench.clock.steadyMs(), m_fromMs + 30 * minute);
    EXPECT_LE(bench.clock.steadyMs(), m_fromMs + 32 * minute);
    EXPECT_EQ(bench.ledger().state(), journal::IncidentState::Halted);
    expectProbes();
    const auto calls = bench.tenant.calls.size();
    bench.clock.advance(60 * minute);
    EXPECT_EQ(bench.tenant.calls.size(), calls) << "a call after the halt";
    expectClaimsHold(bench);
    EXPECT_EQ(bench.users(StepState::Failed), 0) << "no user is to blame";

    EXPECT_EQ(bench.run().end, run::End::Done);
    expectNoStorm();
    expectClaimsHold(bench);
}

TEST_P(OutageTest, AtTheStartOfARunIsWaitedForToo)
{
    outage(bench.clock.steadyMs() + 5 * minute);
    bench.beginRun();
    EXPECT_EQ(bench.finish().end, run::End::Done);
    expectProbes();
    expectClaimsHold(bench);
}

TEST_P(OutageTest, WhileTheTokenIsRenewedIsWaitedForToo)
{
    bench.tenant.tokenLifeS = 3;
    bench.beginRun();
    ASSERT_TRUE(bench.until([this] { return bench.tenant.count(Kind::Revoke) >= 5; }));
    bench.clock.sleep(4'000);
    outage(bench.clock.steadyMs() + 10 * minute);
    EXPECT_EQ(bench.finish().end, run::End::Done);
    expectProbes();
    expectClaimsHold(bench);
}

TEST_P(OutageTest, CancelledMeanwhileChangesNothingMore)
{
    bench.beginRun();
    ASSERT_TRUE(bench.until([this] { return bench.tenant.count(Kind::Revoke) >= 10; }));
    outage(bench.clock.steadyMs() + 20 * minute);
    bench.clock.advance(3 * minute);
    bench.engine->cancel();
    const Ending ending = bench.finish();
    EXPECT_EQ(ending.end, run::End::Cancelled);
    const auto calls = bench.tenant.calls.size();
    bench.clock.advance(60 * minute);
    EXPECT_EQ(bench.tenant.calls.size(), calls);
    expectClaimsHold(bench);
    EXPECT_EQ(bench.users(StepState::Pending), 0);
}

INSTANTIATE_TEST_SUITE_P(Every, OutageTest, ::testing::Range<size_t>(0, outages().size()),
    [](const auto &tested) { return std::string(outages()[tested.param].name); });

// What no waiting mends: nothing is sent any more after a handful of answers.
class RefusalTest : public ::testing::Test
{
protected:
    RefusalTest() { bench.planned(); }

    void expectHaltAtOnce(Fault fault, int writesAtMost)
    {
        const qint64 begun = bench.clock.steadyMs();
        const Ending ending = bench.run();
        EXPECT_EQ(ending.end, run::End::Halted);
        EXPECT_EQ(ending.error.value_or(Error{}).fault, fault) << described(ending);
        EXPECT_LE(bench.clock.steadyMs() - begun, 15'000);
        EXPECT_LE(bench.tenant.count(Kind::Revoke) + bench.tenant.count(Kind::Mail), writesAtMost);
        const auto calls = bench.tenant.calls.size();
        bench.clock.advance(60 * minute);
        EXPECT_EQ(bench.tenant.calls.size(), calls);
        expectClaimsHold(bench);
    }

    void everyRevocation(const Answer &answer)
    {
        bench.tenant.goesWrong = [answer](const Call &call) -> std::optional<Wrong> {
            return call.kind == Kind::Revoke ? std::optional(Wrong{answer}) : std::nullopt;
        };
    }

    Bench bench{40};
};

TEST_F(RefusalTest, A401AfterOneRenewal)
{
    everyRevocation(managementError(401, "invalid_token", "Invalid token"));
    expectHaltAtOnce(Fault::TokenRefused, 2);
    EXPECT_EQ(bench.tenant.count(Kind::Token), 2);
}

TEST_F(RefusalTest, A403OnFiveUsersRunning)
{
    everyRevocation(managementError(403, "operation_not_supported", "Not allowed"));
    expectHaltAtOnce(Fault::RefusedRepeatedly, 5 + 18);
    EXPECT_GE(bench.users(StepState::Failed), 5);
}

TEST_F(RefusalTest, A403OnFourUsersIsTheirs)
{
    int refused = 0;
    bench.tenant.goesWrong = [&refused](const Call &call) -> std::optional<Wrong> {
        if (call.kind != Kind::Revoke || call.whom > u"auth0|0003")
            return std::nullopt;
        ++refused;
        return Wrong{managementError(403, "operation_not_supported", "Not allowed")};
    };
    EXPECT_EQ(bench.run().end, run::End::Done);
    EXPECT_EQ(refused, 4);
    EXPECT_EQ(bench.users(StepState::Failed), 4);
    EXPECT_EQ(bench.users(StepState::Done), 36);
}

TEST_F(RefusalTest, AnotherIssuerAtTheStart)
{
    bench.tenant.issuer = u"https://evil.example/"_s;
    expectHaltAtOnce(Fault::IssuerChanged, 0);
    EXPECT_EQ(bench.tenant.count(Kind::Token), 0);
}

TEST_F(RefusalTest, AnotherIssuerInARenewedToken)
{
    bench.tenant.tokenLifeS = 2;
    bench.tenant.arriving = [this](const Call &call) {
        if (call.kind == Kind::Revoke)
            bench.tenant.tokenIssuer = u"https://evil.example/"_s;
    };
    bench.tenant.management = FakeBucket{2, 2};
    expectHaltAtOnce(Fault::IssuerChanged, 80);
    EXPECT_EQ(bench.tenant.count(Kind::Token), 2);
    EXPECT_GT(bench.users(StepState::Pending), 0);
}

} // namespace
} // namespace bulkhead::testing
