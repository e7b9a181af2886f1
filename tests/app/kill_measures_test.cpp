// SPDX-License-Identifier: Apache-2.0
// As kill_test, with every measure on users of every kind. A death between a password and the block
// that it lifted is the one that would do harm.
#include "app/claims.h"

#include <csignal>
#include <cstdio>
#include <random>

using namespace Qt::StringLiterals;

namespace bulkhead::app {
namespace {

class KillMeasuresTest : public ClaimsTest
{
protected:
    // False when it was done before that.
    bool runAndKill(int ms)
    {
        const auto program = start(m_run);
        (void)testing::waitFor([&] { return !program->running(); }, ms);
        if (!program->running())
            return false;
        program->signal(SIGKILL);
        return program->end().code == -1;
    }

    const QString m_run = u"run i --confirm NAME --mail-rate 1000 --retry-failed"_s;
};

TEST_F(KillMeasuresTest, AtRandomInstantsNobodyIsHarmed)
{
    const int wanted = qEnvironmentVariableIntValue("BULKHEAD_SOAK_KILLS");
    const int kills = wanted > 0 ? wanted : 10; // a mail of unknown outcome waits for the log
    std::mt19937 random(20261125);
    int died = 0;
    while (died < kills) {
        SCOPED_TRACE(died);
        ASSERT_NO_FATAL_FAILURE(begin({u"--latency"_s, u"5"_s, u"--rate"_s, u"500"_s}));
        ASSERT_TRUE(exits(0,
            call(u"plan i --scope everything --reset password,flag,email --forget-mfa-browsers"
                 " --delete-grants --delete-device-credentials"_s)));
        practice().resetRecord();
        for (int i = 0; i < 5 && runAndKill(30 + int(random() % 350)); ++i)
            ++died;
        const Ended end = start(m_run)->end(120'000);
        EXPECT_TRUE(end.code == 0 || end.code == 1) << end.err.toStdString();
        expectClaimsAreTrue(false, true);
        ASSERT_FALSE(HasFailure());
    }
    std::printf(
        "killed with every measure: %d kills, %d steps compared, nobody harmed\n", died, m_steps);
}

} // namespace
} // namespace bulkhead::app
