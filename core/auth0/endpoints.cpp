// SPDX-License-Identifier: Apache-2.0
#include "auth0/endpoints.h"

#include "auth0/json_text.h"
#include "auth0/request_parts.h"

#include <QDateTime>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace bulkhead::auth0 {
namespace {

Request authentication(QByteArray method, QByteArray target, QByteArray body = {})
{
    return {Api::Authentication, std::move(method), std::move(target), std::move(body), false};
}

QJsonObject tokenRequest(const TenantConfig &tenant)
{
    return {
        {u"grant_type"_s, u"client_credentials"_s},
        {u"client_id"_s, tenant.clientId},
        {u"audience"_s, tenant.audience},
    };
}

} // namespace

Request discovery()
{
    return authentication("GET"_ba, "/.well-known/openid-configuration"_ba);
}

Request clientCredentials(const TenantConfig &tenant, const Secret &clientSecret)
{
    QByteArray body = compact(tokenRequest(tenant));
    // The secret goes straight into the bytes that are wiped later: a QJsonObject would keep
    // copies, and so would an array that has to grow.
    const QByteArrayView secret = clientSecret.reveal();
    body.reserve(body.size() + escapedSize(secret) + 32);
    body.chop(1);
    body += ",\"client_secret\":";
    appendJsonString(body, secret);
    body += '}';
    return authentication("POST"_ba, "/oauth/token"_ba, std::move(body));
}

Request assertedCredentials(const TenantConfig &tenant, const QByteArray &assertion)
{
    QJsonObject body = tokenRequest(tenant);
    body.insert(
        u"client_assertion_type"_s, u"urn:ietf:params:oauth:client-assertion-type:jwt-bearer"_s);
    body.insert(u"client_assertion"_s, QString::fromLatin1(assertion));
    return authentication("POST"_ba, "/oauth/token"_ba, compact(body));
}

Request getUser(const QString &userId)
{
    return management("GET"_ba, userPath(userId));
}

Request usersByEmail(const QString &email)
{
    return management("GET"_ba, "/api/v2/users-by-email?email="_ba + encoded(email));
}

Request countUsers()
{
    return management("GET"_ba,
        "/api/v2/users?page=0&per_page=1&include_totals=true&fields=user_id&include_fields=true"_ba);
}

Request usersByAge(const QString &createdSince, int page)
{
    QByteArray query = "page=" + QByteArray::number(page)
        + "&per_page=100&include_totals=true&search_engine=v3&sort=created_at%3A1";
    if (!createdSince.isEmpty())
        query += "&q=" + encoded(u"created_at:[%1 TO *]"_s.arg(createdSince));
    return management("GET"_ba, "/api/v2/users?"_ba + query);
}

Request userLog(const QString &userId)
{
    return management("GET"_ba, userPath(userId, "/logs?page=0&per_page=50&sort=date%3A-1"));
}

Request newestLogEntry()
{
    return management("GET"_ba, "/api/v2/logs?page=0&per_page=1&sort=date%3A-1"_ba);
}

Request userHistory(const QString &userId)
{
    return management("GET"_ba, userPath(userId, "/logs?page=0&per_page=100&sort=date%3A-1"));
}

Request oldestLogEntry()
{
    return management("GET"_ba, "/api/v2/logs?page=0&per_page=1&sort=date%3A1"_ba);
}

Request changesByApplications(const TimeWindow &window, int page)
{
    const auto date = [](qint64 ms) {
        return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODateWithMs);
    };
    const QString query = u"type:sapi AND date:[%1 TO %2]"_s.arg(
        date(window.fromMs), window.toMs > 0 ? date(window.toMs) : u"*"_s);
    return management("GET"_ba,
        "/api/v2/logs?page=" + QByteArray::number(page)
            + "&per_page=100&sort=date%3A-1&q=" + encoded(query));
}

Request authenticationMethods(const QString &userId)
{
    return management("GET"_ba, userPath(userId, "/authentication-methods?page=0&per_page=100"));
}

Request revokeAccess(const QString &userId)
{
    return management("POST"_ba, userPath(userId, "/revoke-access"));
}

Request deleteSessions(const QString &userId)
{
    return management("DELETE"_ba, userPath(userId, "/sessions"));
}

Request deleteRefreshTokens(const QString &userId)
{
    return management("DELETE"_ba, userPath(userId, "/refresh-tokens"));
}

Request changePassword(const ResetMail &mail)
{
    QJsonObject body;
    const auto set = [&body](const QString &key, const QString &value) {
        if (!value.isEmpty())
            body.insert(key, value);
    };
    set(u"connection"_s, mail.connection);
    set(u"email"_s, mail.email);
    set(u"client_id"_s, mail.clientId);
    set(u"organization"_s, mail.organization);
    return authentication("POST"_ba, "/dbconnections/change_password"_ba, compact(body));
}

} // namespace bulkhead::auth0
