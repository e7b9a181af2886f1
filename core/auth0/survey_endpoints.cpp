// SPDX-License-Identifier: Apache-2.0
#include "auth0/survey_endpoints.h"

#include "auth0/request_parts.h"

using namespace Qt::StringLiterals;

namespace bulkhead::auth0 {
namespace {

Request read(QByteArray target)
{
    return management("GET"_ba, "/api/v2/"_ba + target);
}

} // namespace

Request databaseConnections(const QString &from)
{
    const QByteArray next = from.isEmpty() ? QByteArray() : "&from="_ba + encoded(from);
    return read("connections?strategy=auth0&take=100" + next);
}

Request emailProvider()
{
    return read("emails/provider?fields=name%2Cenabled&include_fields=true"_ba);
}

Request resetTemplate()
{
    return read("email-templates/reset_email"_ba);
}

Request clientGrants(const QString &clientId)
{
    return read("client-grants?client_id="_ba + encoded(clientId));
}

Request tenantSettings()
{
    return read("tenants/settings"_ba);
}

Request userSessions(const QString &userId)
{
    return management("GET"_ba, userPath(userId, "/sessions?take=1"));
}

Request postLoginAction(const QString &name)
{
    return read("actions/actions?triggerId=post-login&actionName="_ba + encoded(name)
        + "&page=0&per_page=100");
}

Request postLoginBindings()
{
    return read("actions/triggers/post-login/bindings?page=0&per_page=100"_ba);
}

Request organization(const QString &id)
{
    return read("organizations/"_ba + encoded(id));
}

} // namespace bulkhead::auth0
