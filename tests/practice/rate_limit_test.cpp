// SPDX-License-Identifier: Apache-2.0
#include "practice/tenant_fixture.h"

#include <QJsonObject>

namespace bulkhead::practice {
namespace {

using namespace Qt::StringLiterals;

class PracticeRates : public TenantTest
{
protected:
    void SetUp() override
    {
        TenantOptions options = quick();
        options.ratePerS = 2;
        options.burst = 10;
        options.authBurst = 3;
        options.authRatePerS = 1;
        start(options);
    }
};

TEST_F(PracticeRates, ManagementRunsDryAndRefills)
{
    const QByteArray target = "/api/v2/users/" + encodedId(0);
    for (int i = 0; i < 10; ++i) {
        const RawAnswer answer = manage("GET", target);
        EXPECT_EQ(answer.status, 200);
        EXPECT_EQ(answer.header("x-ratelimit-limit"), "10");
        EXPECT_EQ(answer.header("x-ratelimit-remaining").toInt(), 9 - i);
    }
    const RawAnswer refused = manage("GET", target);
    EXPECT_EQ(refused.status, 429);
    EXPECT_EQ(refused.object()["errorCode"_L1], u"too_many_requests"_s);
    EXPECT_EQ(refused.object()["error"_L1], u"Too Many Requests"_s);
    EXPECT_EQ(refused.object()["message"_L1], u"Global limit has been reached"_s);
    EXPECT_EQ(refused.header("x-ratelimit-remaining"), "0");
    EXPECT_EQ(refused.header("x-ratelimit-reset").toLongLong(), m_clock.utcMs() / 1000 + 5);
    EXPECT_TRUE(m_tenant->record().calls().back().throttled);
    m_clock.advance(499);
    EXPECT_EQ(manage("GET", target).status, 429);
    m_clock.advance(1);
    EXPECT_EQ(manage("GET", target).status, 200);
}

TEST_F(PracticeRates, TheApisHaveTheirOwnBuckets)
{
    const QByteArray bearer = token();
    EXPECT_EQ(ask("GET", "/.well-known/openid-configuration").status, 200);
    EXPECT_EQ(ask("POST", "/oauth/token", credentials()).status, 200);
    const RawAnswer refused = ask("POST", "/oauth/token", credentials());
    EXPECT_EQ(refused.status, 429);
    EXPECT_EQ(refused.object()["error"_L1], u"too_many_requests"_s);
    EXPECT_EQ(refused.header("x-ratelimit-limit"), "3");
    EXPECT_EQ(manage("GET", "/api/v2/users").header("x-ratelimit-remaining"), "9");
    EXPECT_EQ(ask("POST", "/dbconnections/change_password", "{}").status, 429);
    m_clock.advance(1000);
    EXPECT_EQ(ask("POST", "/dbconnections/change_password", "{}").status, 400);
}

TEST_F(PracticeRates, RefusalsForOtherReasonsCostAToken)
{
    EXPECT_EQ(ask("GET", "/api/v2/users").header("x-ratelimit-remaining"), "9");
    EXPECT_EQ(manage("GET", "/api/v2/users/auth0%7Cx").header("x-ratelimit-remaining"), "8");
    EXPECT_EQ(manage("GET", "/api/v2/nothing").header("x-ratelimit-remaining"), "7");
}

TEST_F(PracticeRates, ThrottledCallsHaveNoEffect)
{
    const QByteArray target = "/api/v2/users/" + encodedId(0) + "/revoke-access";
    for (int i = 0; i < 13; ++i)
        EXPECT_EQ(manage("POST", target).status, i < 10 ? 202 : 429);
    EXPECT_EQ(m_tenant->record().users()[userId(0)].revokeAccepted, 10);
    EXPECT_EQ(m_tenant->record().count("POST /api/v2/users/{id}/revoke-access", 429), 3);
}

TEST_F(PracticeRates, ControlRoutesCostNothing)
{
    for (int i = 0; i < 30; ++i)
        EXPECT_EQ(ask("GET", "/_practice/record").status, 200);
    EXPECT_EQ(ask("GET", "/.well-known/openid-configuration").status, 200);
    EXPECT_EQ(m_tenant->record().calls().size(), 1u);
}

} // namespace
} // namespace bulkhead::practice
