// SPDX-License-Identifier: Apache-2.0
// What a run takes of the tenant's limit, as said at its start and in the middle of it.
#include "app/app_test.h"

#include <csignal>

using namespace Qt::StringLiterals;

namespace bulkhead::app {
namespace {

const QStringList slow{u"--rate"_s, u"100"_s, u"--burst"_s, u"100"_s, u"--latency"_s, u"5"_s};

class PaceTest : public TenantTest
{
protected:
    [[nodiscard]] QJsonObject limit() { return status(u"i"_s)[u"limit"].toObject(); }
};

TEST_F(PaceTest, SharesChangeInTheMiddleOfARun)
{
    ASSERT_NO_FATAL_FAILURE(makePlan(150, slow));
    EXPECT_TRUE(exits(2, call(u"pace i --ceiling 10"_s))); // nothing runs yet
    auto run = start(u"run i --confirm NAME --ceiling 20 --reserve 3"_s);
    ASSERT_TRUE(testing::waitFor([&] { return limit()[u"ceiling_per_s"] == 20; }));
    EXPECT_EQ(limit()[u"reserve"], 3);
    EXPECT_EQ(limit()[u"seen"], true);
    EXPECT_EQ(limit()[u"burst"], 100);
    EXPECT_TRUE(exits(0, call(u"pace i --ceiling 10"_s)));
    EXPECT_TRUE(testing::waitFor([&] { return limit()[u"ceiling_per_s"] == 10; }));
    EXPECT_EQ(limit()[u"reserve"], 3); // as it was
    run->signal(SIGTERM);
    EXPECT_TRUE(exits(3, run->end()));
    EXPECT_FALSE(m_machine.exists(u"i.incident.pace"_s));
    EXPECT_TRUE(call(u"status i"_s).out.contains("100 at once"));
}

TEST_F(PaceTest, WrongUsesAreTold)
{
    ASSERT_NO_FATAL_FAILURE(makePlan(3));
    EXPECT_TRUE(exits(2, call(u"pace i"_s)));
    EXPECT_TRUE(exits(2, call(u"pace i --ceiling 0"_s)));
    EXPECT_TRUE(
        refuses(2, "--profile takes one of: free", call(u"run i --confirm NAME --profile x"_s)));
    EXPECT_TRUE(exits(0, call(u"run i --confirm NAME --profile private-basic"_s)));
}

} // namespace
} // namespace bulkhead::app
