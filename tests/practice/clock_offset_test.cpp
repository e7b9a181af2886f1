// SPDX-License-Identifier: Apache-2.0
#include "practice/tenant_fixture.h"

#include <QJsonArray>
#include <QJsonObject>

namespace bulkhead::practice {
namespace {

using namespace Qt::StringLiterals;

TEST_F(TenantTest, EverythingItSaysAboutTimeIsShifted)
{
    TenantOptions options = quick();
    options.clockOffsetS = 3600;
    start(options);
    const RawAnswer answer = patch(userId(0), R"({"password":"Fresh-and-good-7"})");
    EXPECT_EQ(answer.status, 200) << "its tokens are good by its own clock";
    EXPECT_EQ(answer.header("date"), "Mon, 02 Feb 2026 03:40:00 GMT");
    EXPECT_GT(answer.header("x-ratelimit-reset").toLongLong(), m_clock.utcMs() / 1000 + 3599);
    EXPECT_EQ(answer.object()["last_password_reset"_L1], u"2026-02-02T03:40:00.000Z"_s);
    m_clock.advance(2000);
    const QJsonArray events = QJsonDocument::fromJson(manage("GET", "/api/v2/logs").body).array();
    EXPECT_EQ(events[1]["date"_L1], u"2026-02-02T03:40:00.000Z"_s);
    options.clockOffsetS = -90;
    start(options);
    EXPECT_EQ(ask("GET", "/.well-known/openid-configuration").header("date"),
        "Mon, 02 Feb 2026 02:38:32 GMT");
}

} // namespace
} // namespace bulkhead::practice
