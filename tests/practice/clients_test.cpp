// SPDX-License-Identifier: Apache-2.0
#include "practice/clients.h"

#include "practice/tenant_fixture.h"

#include <QJsonObject>

namespace bulkhead::practice {
namespace {

using namespace Qt::StringLiterals;

TEST(OtherClients, comeAtTheirRateWhoeverElseComes)
{
    for (const int burst : {1, 4}) {
        Bucket bucket(50, 16, 0);
        Clients clients;
        OtherClients others(8, burst, 3, 0);
        for (qint64 now = 0; now < 1'000'000; now += 700)
            others.catchUp(bucket, clients, now);
        const ClientCount count = clients.counts()["others"];
        EXPECT_NEAR(double(count.arrived), 8000, 400) << burst;
        EXPECT_EQ(count.arrived % burst, 0);
        EXPECT_EQ(count.refused, 0);
    }
}

TEST(OtherClients, areRefusedByABucketThatIsEmpty)
{
    Bucket bucket(2, 1, 0);
    Clients clients;
    OtherClients others(10, 1, 1, 0);
    others.catchUp(bucket, clients, 1'000'000);
    const ClientCount count = clients.counts()["others"];
    EXPECT_NEAR(double(count.arrived - count.refused), 1002, 3);
}

TEST(OtherClients, noneAreThereUnlessAskedFor)
{
    Bucket bucket(2, 1, 0);
    Clients clients;
    OtherClients(0, 1, 1, 0).catchUp(bucket, clients, 1'000'000'000);
    EXPECT_TRUE(clients.counts().isEmpty());
}

class PracticeClients : public TenantTest
{
};

TEST_F(PracticeClients, AreCountedApart)
{
    TenantOptions options = quick();
    options.ratePerS = 1;
    options.burst = 3;
    options.othersPerS = 2;
    start(options);
    (void)token();
    m_clock.advance(60'000); // by then they have taken everything
    for (int i = 0; i < 3; ++i)
        (void)manage("GET", "/api/v2/users/" + encodedId(0));
    const auto shown = [this] {
        return ask("GET", "/_practice/clients").object()["clients"_L1].toObject();
    };
    QJsonObject others = shown()["others"_L1].toObject();
    EXPECT_NEAR(others["arrived"_L1].toInt(), 120, 30);
    EXPECT_GT(others["refused"_L1].toInt(), 30);
    QJsonObject own = shown()[""_L1].toObject(); // it gives no User-Agent
    EXPECT_EQ(own["arrived"_L1].toInt(), 3);
    EXPECT_GE(own["refused"_L1].toInt(), 1);
    EXPECT_EQ(own["first_ms"_L1].toInt(), 60'000);
    EXPECT_EQ(ask("POST", "/_practice/reset-record").status, 204);
    EXPECT_TRUE(shown().isEmpty());
}

TEST_F(PracticeClients, LimitsChangeInMidRun)
{
    TenantOptions options = quick();
    options.latencyMs = 0;
    start(options);
    const QByteArray target = "/api/v2/users/" + encodedId(0);
    const QByteArray before = manage("GET", target).header("x-ratelimit-limit");
    EXPECT_EQ(ask("POST", "/_practice/limits", R"({"rate":2.5,"burst":10,"refill_step_ms":1000,
        "others_per_s":1})")
                  .status,
        204);
    EXPECT_NE(before, "10");
    EXPECT_EQ(manage("GET", target).header("x-ratelimit-limit"), "10");
    m_clock.advance(30'000);
    const QJsonObject clients = ask("GET", "/_practice/clients").object()["clients"_L1].toObject();
    EXPECT_NEAR(clients["others"_L1]["arrived"_L1].toInt(), 30, 20);
    EXPECT_EQ(ask("POST", "/_practice/limits", "[1]").status, 400);
}

} // namespace
} // namespace bulkhead::practice
