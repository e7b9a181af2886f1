// SPDX-License-Identifier: Apache-2.0
// Every scope with every set of methods on users of every kind: what the report claims of each step
// is what the practice tenant saw, and nothing else of anybody has changed.
#include "app/claims.h"

#include <cstdio>

using namespace Qt::StringLiterals;

namespace bulkhead::app {
namespace {

class MatrixTest : public ClaimsTest, public ::testing::WithParamInterface<const char *>
{
};

TEST_P(MatrixTest, TheReportClaimsWhatTheTenantSaw)
{
    const QStringList methods{u"none"_s, u"password"_s, u"flag"_s, u"email"_s, u"ticket"_s,
        u"password,flag"_s, u"password,email"_s, u"password,ticket"_s, u"flag,email"_s,
        u"flag,ticket"_s, u"password,flag,email"_s, u"password,flag,ticket"_s};
    const QString scope = QString::fromLatin1(GetParam());
    int runs = 0;
    for (const QString &reset : methods) {
        SCOPED_TRACE(reset.toStdString());
        const bool extras = scope == u"none" || reset == u"password,flag,email";
        ASSERT_NO_FATAL_FAILURE(begin());
        ASSERT_TRUE(exits(0,
            call(u"plan i --scope %1 --reset %2"_s.arg(scope, reset)
                + (extras ? u" --block --forget-mfa-browsers --delete-grants"
                            " --delete-device-credentials"_s
                          : QString()))));
        const Ended run = call(u"run i --confirm NAME --mail-rate 1000"_s);
        EXPECT_TRUE(run.code == 0 || run.code == 1) << run.err.toStdString();
        expectClaimsAreTrue(extras);
        ++runs;
        if (HasFailure())
            return;
    }
    std::printf("matrix: scope %s, %d sets of methods, %zu users, %d steps compared\n", GetParam(),
        runs, m_people.size(), m_steps);
}

INSTANTIATE_TEST_SUITE_P(
    EveryScope, MatrixTest, ::testing::Values("everything", "sessions", "refresh-tokens", "none"));

} // namespace
} // namespace bulkhead::app
