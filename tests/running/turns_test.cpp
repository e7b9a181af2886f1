// SPDX-License-Identifier: Apache-2.0
// Whose turn it is when a lane cannot take everybody at once, and that lanes do not wait for
// another.
#include "bench.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bulkhead::testing {
namespace {

qint64 lastOf(const FakeTenant &tenant, Kind kind)
{
    qint64 at = -1;
    for (const Call &call : tenant.calls)
        at = call.kind == kind ? std::max(at, call.atMs) : at;
    return at;
}

qint64 firstOf(const FakeTenant &tenant, Kind kind)
{
    const auto found = std::find_if(tenant.calls.begin(), tenant.calls.end(),
        [kind](const Call &call) { return call.kind == kind; });
    return found == tenant.calls.end() ? -1 : found->atMs;
}

TEST(Turns, everybodyIsContainedBeforeAnybodyGetsATicket)
{
    Bench bench(120);
    PlanChoices choices;
    choices.reset = ResetMethod::Ticket;
    bench.planned(choices);
    ASSERT_EQ(bench.run().end, run::End::Done);
    EXPECT_EQ(bench.tenant.count(Kind::Ticket), 120);
    EXPECT_LE(lastOf(bench.tenant, Kind::Revoke), firstOf(bench.tenant, Kind::Ticket));
}

TEST(Turns, mailsGoOutWhileOthersAreStillContained)
{
    Bench bench(120);
    PlanChoices choices;
    choices.reset = ResetMethod::Email;
    bench.planned(choices);
    ASSERT_EQ(bench.run().end, run::End::Done);
    EXPECT_LT(firstOf(bench.tenant, Kind::Mail), lastOf(bench.tenant, Kind::Revoke));
}

TEST(Turns, eightMailsAMinuteHoldUpNobodysToken)
{
    Bench bench(150);
    bench.options.mailPerS = 8.0 / 60;
    PlanChoices choices;
    choices.reset = ResetMethod::Email;
    bench.planned(choices);
    bench.tenant.tokenLifeS = 5;
    ASSERT_EQ(bench.run().end, run::End::Done);
    EXPECT_EQ(bench.tenant.count(Kind::Mail), 150);
    EXPECT_GT(bench.tenant.count(Kind::Token), 1);
    // 42 at once and 16 a second: the revocations waited for nothing but their own bucket.
    const qint64 begun = firstOf(bench.tenant, Kind::Revoke);
    EXPECT_LT(lastOf(bench.tenant, Kind::Revoke), begun + (150 - 42) * 1000 / 16 + 1'000);
}

} // namespace
} // namespace bulkhead::testing
