// SPDX-License-Identifier: Apache-2.0
#include "auth0/reset_endpoints.h"

#include "auth0/json_text.h"
#include "auth0/request_parts.h"

#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace bulkhead::auth0 {

Request setPassword(const QString &userId, const QString &connection, const Secret &password)
{
    QByteArray body = compact({{u"connection"_s, connection}});
    const QByteArrayView text = password.reveal();
    body.reserve(body.size() + escapedSize(text) + 16); // an array that grows leaves a copy behind
    body.chop(1);
    body += ",\"password\":";
    appendJsonString(body, text);
    body += '}';
    return management("PATCH"_ba, userPath(userId), std::move(body));
}

Request block(const QString &userId)
{
    return management("PATCH"_ba, userPath(userId), compact({{u"blocked"_s, true}}));
}

Request setForceResetFlag(const QString &userId, const QJsonValue &flag)
{
    return management("PATCH"_ba, userPath(userId),
        compact({{u"app_metadata"_s, QJsonObject{{forceResetKey, flag}}}}));
}

Request passwordTicket(const TicketWish &wish)
{
    QJsonObject body{{u"user_id"_s, wish.userId}, {u"ttl_sec"_s, wish.lifeS}};
    const auto set = [&body](const QString &key, const QString &value) {
        if (!value.isEmpty())
            body.insert(key, value);
    };
    const bool classic = !wish.resultUrl.isEmpty();
    set(u"result_url"_s, wish.resultUrl);
    set(u"client_id"_s, classic ? QString() : wish.clientId);
    set(u"organization_id"_s, classic ? QString() : wish.organization);
    if (!wish.identityUserId.isEmpty()) {
        QJsonObject identity{{u"user_id"_s, wish.identityUserId}, {u"provider"_s, u"auth0"_s}};
        if (!wish.identityConnectionId.isEmpty())
            identity.insert(u"connection_id"_s, wish.identityConnectionId);
        body.insert(u"identity"_s, identity);
    }
    return management("POST"_ba, "/api/v2/tickets/password-change"_ba, compact(body));
}

Request forgetMfaBrowsers(const QString &userId)
{
    return management(
        "POST"_ba, userPath(userId, "/multifactor/actions/invalidate-remember-browser"));
}

Request deleteGrants(const QString &userId)
{
    return management("DELETE"_ba, "/api/v2/grants?user_id="_ba + encoded(userId));
}

Request deviceCredentials(const QString &userId, const QString &type)
{
    return management("GET"_ba,
        "/api/v2/device-credentials?user_id="_ba + encoded(userId) + "&type=" + type.toLatin1()
            + "&page=0&per_page=100");
}

Request deleteDeviceCredential(const QString &id)
{
    return management("DELETE"_ba, "/api/v2/device-credentials/"_ba + encoded(id));
}

} // namespace bulkhead::auth0
