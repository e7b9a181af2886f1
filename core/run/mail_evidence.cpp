// SPDX-License-Identifier: Apache-2.0
#include "run/mail_evidence.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bulkhead::run {
namespace {

std::optional<qint64> dateOf(const QJsonObject &event)
{
    const auto date = QDateTime::fromString(event.value(u"date").toString(), Qt::ISODateWithMs);
    return date.isValid() ? std::optional(date.toMSecsSinceEpoch()) : std::nullopt;
}

// Where the log says it, it has to be the same; it does not always say it.
bool agrees(const QJsonObject &event, QLatin1StringView key, const QString &expected)
{
    const QJsonValue inBody = event.value(u"details").toObject().value(u"body").toObject()[key];
    const QString told = inBody.isString() ? inBody.toString() : event.value(key).toString();
    return told.isEmpty() || told == expected;
}

bool isTrace(const QJsonObject &event, const MailTrace &trace)
{
    const auto date = dateOf(event);
    return event.value(u"type").toString() == "scpr"_L1 && date && *date >= trace.fromMs
        && *date <= trace.untilMs && agrees(event, "connection"_L1, trace.connection)
        && agrees(event, "client_id"_L1, trace.clientId);
}

} // namespace

MailVerdict judgeMail(
    const QByteArray &userLog, const MailTrace &trace, std::optional<qint64> newestMs)
{
    const QJsonDocument document = QJsonDocument::fromJson(userLog);
    if (!document.isArray())
        return MailVerdict::TooEarly;
    const QJsonArray events = document.array();
    if (std::any_of(events.begin(), events.end(),
            [&](const QJsonValue &event) { return isTrace(event.toObject(), trace); }))
        return MailVerdict::Sent;
    return newestMs && *newestMs > trace.untilMs ? MailVerdict::NotSent : MailVerdict::TooEarly;
}

std::optional<qint64> newestLogMs(const QByteArray &log)
{
    std::optional<qint64> newest;
    for (const QJsonValue event : QJsonDocument::fromJson(log).array()) {
        if (const auto date = dateOf(event.toObject()))
            newest = std::max(*date, newest.value_or(*date));
    }
    return newest;
}

} // namespace bulkhead::run
