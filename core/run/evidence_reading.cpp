// SPDX-License-Identifier: Apache-2.0
#include "run/evidence_reading.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bulkhead::run {
namespace {

qint64 instant(const QJsonValue &object, QStringView key)
{
    const auto time = QDateTime::fromString(object[key].toString(), Qt::ISODateWithMs);
    return time.isValid() ? time.toMSecsSinceEpoch() : 0;
}

// Of the Management API's authentication methods. The e-mail factor follows the account's address,
// and the password is what is reset.
Traits traitOf(const QString &type)
{
    if (type == u"passkey")
        return Trait::PasskeyAdded;
    if (type == u"password" || type == u"email" || type == u"email-verification")
        return {};
    return Trait::FactorAdded;
}

// The user to whom a successful call linked an identity, or nothing. Whoever links with the user's
// own token is that user to the log; an application is nobody.
QString linkedUser(const QJsonValue &event)
{
    static const QRegularExpression call(u"/api/v2/users/([^/]+)/identities$"_s);
    const QJsonValue request = event[u"details"_s][u"request"_s];
    const QString method = request[u"method"_s].toString();
    const bool posts = method.isEmpty() || method.compare(u"post", Qt::CaseInsensitive) == 0;
    if (event[u"type"_s].toString() != u"sapi" || !posts)
        return {};
    const QString id = call.match(request[u"path"_s].toString()).captured(1);
    return QUrl::fromPercentEncoding(id.toUtf8());
}

Traits traitOf(const QJsonValue &event)
{
    const QString type = event[u"type"_s].toString();
    if (type == u"sce" || type == u"scpn")
        return Trait::EmailChanged;
    return linkedUser(event).isEmpty() ? Traits() : Traits(Trait::IdentityAdded);
}

} // namespace

Evidence methodsEvidence(const QByteArray &body, const TimeWindow &window)
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    const QJsonArray methods = document.array();
    Evidence evidence{{}, document.isArray() && methods.size() < evidencePage};
    for (const QJsonValue method : methods) {
        const bool confirmed = method[u"confirmed"_s].toBool(true);
        if (confirmed && window.holds(instant(method, u"created_at")))
            evidence.traits |= traitOf(method[u"type"_s].toString());
    }
    return evidence;
}

Evidence logEvidence(const QByteArray &body, const TimeWindow &window)
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    const QJsonArray events = document.array();
    Evidence evidence{{}, document.isArray()};
    for (const QJsonValue event : events) {
        if (window.holds(instant(event, u"date")))
            evidence.traits |= traitOf(event);
    }
    if (events.size() >= evidencePage && instant(events.last(), u"date") > window.fromMs)
        evidence.whole = false;
    return evidence;
}

bool logTellsFactor(const QByteArray &body, const TimeWindow &window)
{
    const QJsonArray events = QJsonDocument::fromJson(body).array();
    return std::any_of(events.begin(), events.end(), [&](const QJsonValue &event) {
        return event[u"type"_s].toString() == u"gd_enrollment_complete"
            && window.holds(instant(event, u"date"));
    });
}

LinkEvidence linkEvidence(const QByteArray &body, const TimeWindow &window)
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    const QJsonArray events = document.array();
    LinkEvidence links{{}, document.isArray(), events.size() >= evidencePage};
    for (const QJsonValue event : events) {
        const QString id = linkedUser(event);
        if (!id.isEmpty() && window.holds(instant(event, u"date")))
            links.userIds << id;
    }
    return links;
}

qint64 oldestEntryMs(const QByteArray &body)
{
    return instant(QJsonDocument::fromJson(body).array().first(), u"date");
}

} // namespace bulkhead::run
