// SPDX-License-Identifier: Apache-2.0
#include "auth0/rate_headers.h"
#include "testing/testing.h"

namespace bulkhead::testing {
namespace {

using auth0::Answer;
using auth0::readRateHint;
using auth0::Transfer;

Answer with(QList<QPair<QByteArray, QByteArray>> headers)
{
    return {Transfer::Answered, 429, std::move(headers), {}, {}};
}

using Number = std::optional<qint64>;
const QByteArray date = "Sun, 22 Nov 2026 12:00:00 GMT";

} // namespace

TEST(RateHeaders, Numbers)
{
    const struct
    {
        QByteArray value;
        Number number;
    } table[] = {
        {"50", 50},
        {" 50 ", 50},
        {"0", 0},
        {"-1", -1},
        {"1795348800", 1795348800},
        {"1795348800.75", 1795348800},
        {"50, 10", 50},
        {"1e3", 1000},
        {"", {}},
        {"many", {}},
        {"5 per second", {}},
        {"nan", {}},
        {"inf", {}},
        {"99999999999999999999999", {}},
    };
    for (const auto &[value, number] : table) {
        const auto hint = readRateHint(with({{"X-RateLimit-Limit", value},
            {"x-ratelimit-remaining", value}, {"X-RATELIMIT-RESET", value}}));
        EXPECT_EQ(hint.limit, number) << value.constData();
        EXPECT_EQ(hint.remaining, number) << value.constData();
        EXPECT_EQ(hint.resetUnixS, number) << value.constData();
    }
}

TEST(RateHeaders, RetryAfter)
{
    const struct
    {
        QByteArray value;
        QByteArray date;
        Number ms;
    } table[] = {
        {"30", "", 30'000},
        {"0", date, 0},
        {"-5", date, 0},
        {"1.5", date, 1'000},
        {"4000000000", date, 366LL * 24 * 3600 * 1000},
        {"Sun, 22 Nov 2026 12:00:07 GMT", date, 7'000},
        {"Sun, 22 Nov 2026 11:59:00 GMT", date, 0},
        {"Sun, 22 Nov 2026 12:00:07 GMT", "", {}},
        {"Sun, 22 Nov 2026 12:00:07 GMT", "today", {}},
        {"soon", date, {}},
        {"", date, {}},
    };
    for (const auto &row : table) {
        const auto hint = readRateHint(with({{"Retry-After", row.value}, {"Date", row.date}}));
        EXPECT_EQ(hint.retryAfterMs, row.ms) << row.value.constData();
    }
}

TEST(RateHeaders, TheServersClock)
{
    EXPECT_EQ(readRateHint(with({{"Date", date}})).dateUnixMs, 1795348800000);
    EXPECT_EQ(readRateHint(with({{"Date", "22.11.2026"}})).dateUnixMs, std::nullopt);
    const auto nothing = readRateHint(with({}));
    EXPECT_FALSE(nothing.limit || nothing.remaining || nothing.resetUnixS || nothing.retryAfterMs
        || nothing.dateUnixMs);
}

} // namespace bulkhead::testing
