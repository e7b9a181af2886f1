// SPDX-License-Identifier: Apache-2.0
#include "auth0/rate_headers.h"

#include <QDateTime>
#include <QLocale>
#include <QTimeZone>

#include <cmath>

using namespace Qt::StringLiterals;

namespace bulkhead::auth0 {
namespace {

constexpr double exactIntegers = 9e15;
constexpr qint64 longestWaitS = 366LL * 24 * 3600;

std::optional<qint64> number(const QByteArray &header)
{
    // A proxy may have folded two headers into one: the first is the nearest.
    const QByteArray first = header.split(',').first().trimmed();
    bool ok = false;
    const double value = first.toDouble(&ok);
    if (!ok || !std::isfinite(value) || std::abs(value) > exactIntegers)
        return std::nullopt;
    return static_cast<qint64>(value);
}

std::optional<qint64> httpDateMs(const QByteArray &header)
{
    static const QString format = u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s;
    QDateTime date = QLocale::c().toDateTime(QString::fromLatin1(header.trimmed()), format);
    if (!date.isValid())
        return std::nullopt;
    date.setTimeSpec(Qt::UTC);
    return date.toMSecsSinceEpoch();
}

std::optional<qint64> retryAfterMs(const QByteArray &header, std::optional<qint64> nowMs)
{
    if (const auto seconds = number(header))
        return qBound(qint64(0), *seconds, longestWaitS) * 1000;
    const auto until = httpDateMs(header);
    if (!until || !nowMs)
        return std::nullopt;
    return qBound(qint64(0), *until - *nowMs, longestWaitS * 1000);
}

} // namespace

pacing::RateHint readRateHint(const Answer &answer)
{
    pacing::RateHint hint;
    hint.limit = number(answer.header("x-ratelimit-limit"));
    hint.remaining = number(answer.header("x-ratelimit-remaining"));
    hint.resetUnixS = number(answer.header("x-ratelimit-reset"));
    hint.dateUnixMs = httpDateMs(answer.header("date"));
    hint.retryAfterMs = retryAfterMs(answer.header("retry-after"), hint.dateUnixMs);
    return hint;
}

} // namespace bulkhead::auth0
