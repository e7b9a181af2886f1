// SPDX-License-Identifier: Apache-2.0
// The incident file fails at any write, sync or lock of a whole run.
#include "bench.h"

#include "testing/disk_fault.h"

#include <cerrno>
#include <cstdio>

namespace bulkhead::testing {
namespace {

struct Row
{
    const char *name;
    int error;
    Fault fault;
};

constexpr std::array rows{
    Row{"IoError", EIO, Fault::IncidentUnwritable},
    Row{"FullDisk", ENOSPC, Fault::IncidentDiskFull},
    Row{"Busy", EAGAIN, Fault::IncidentBusy},
};
constexpr int users = 6;

class DatabaseTest : public ::testing::TestWithParam<Row>
{
protected:
    // The n-th access and all later ones of what `begin` starts fail. False: there is no n-th.
    bool fails(Bench &bench, int n, const std::function<void()> &begin)
    {
        bench.tenant.arriving = [&bench](const Call &call) { // so that some are on their way
            bench.tenant.latencyMs = 20 + call.nth * 37 % 50;
        };
        const DiskFault fault(n, GetParam().error);
        begin();
        const Ending ending = bench.finish();
        if (!fault.struck())
            return false;
        // What was written last may be the end itself; else it says why it ended.
        EXPECT_TRUE(ending.end == run::End::Halted || ending.end == run::End::Done);
        if (ending.end == run::End::Halted) {
            EXPECT_TRUE(ending.error->fault == GetParam().fault
                || ending.error->fault == Fault::IncidentUnwritable)
                << described(ending);
        }
        return true;
    }

    // The process ends, there is room again, and another one takes it up.
    void recover(Bench &bench)
    {
        bench.closeIncident();
        bench.openIncident();
        bench.clock.advance(10'000);
        if (!bench.ledger().planned()) {
            ASSERT_EQ(bench.plan().end, run::End::Done);
        }
        EXPECT_EQ(bench.run().end, run::End::Done);
        EXPECT_EQ(bench.ledger().state(), journal::IncidentState::Finished);
        EXPECT_EQ(bench.users(StepState::Done) + bench.users(StepState::Unknown), users);
        EXPECT_LE(bench.users(StepState::Unknown), m_mailsInFlight);
        expectClaimsHold(bench);
    }

    int m_mailsInFlight = 0;
};

TEST_P(DatabaseTest, AtAnyAccessOfAPlan)
{
    int strikes = 0;
    for (bool struck = true; struck; strikes += struck) {
        SCOPED_TRACE(strikes);
        Bench bench(users);
        struck = fails(bench, strikes, [&] { bench.beginPlan(); });
        EXPECT_EQ(bench.tenant.count(Kind::Revoke) + bench.tenant.count(Kind::Mail), 0);
        recover(bench);
        ASSERT_FALSE(HasFailure());
    }
    EXPECT_GT(strikes, users);
    std::printf("database %s, plan: failed at each of %d accesses\n", GetParam().name, strikes);
}

TEST_P(DatabaseTest, AtAnyAccessOfARun)
{
    int strikes = 0, unknown = 0;
    for (bool struck = true; struck; strikes += struck) {
        SCOPED_TRACE(strikes);
        Bench bench(users);
        bench.planned();
        struck = fails(bench, strikes, [&] { bench.beginRun(); });
        // Every call that left was on disk before: with none, it is as it was.
        m_mailsInFlight = bench.tenant.count(Kind::Mail);
        recover(bench);
        unknown += int(bench.users(StepState::Unknown));
        ASSERT_FALSE(HasFailure());
    }
    EXPECT_GT(strikes, users);
    std::printf("database %s, run: failed at each of %d accesses; lost 0, claimed but not done 0, "
                "mails repeated 0, unknown %d\n",
        GetParam().name, strikes, unknown);
}

INSTANTIATE_TEST_SUITE_P(Every, DatabaseTest, ::testing::ValuesIn(rows),
    [](const auto &row) { return std::string(row.param.name); });

} // namespace
} // namespace bulkhead::testing
