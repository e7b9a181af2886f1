// SPDX-License-Identifier: Apache-2.0
#include "practice/connections.h"
#include "practice/query.h"
#include "practice/replies.h"
#include "practice/state.h"

namespace bulkhead::practice {
namespace {

using namespace Qt::StringLiterals;

// Management API description, pattern of `fields`.
const QStringList &connectionFields()
{
    static const QStringList known{u"name"_s, u"display_name"_s, u"strategy"_s, u"options"_s,
        u"id"_s, u"provisioning_ticket_url"_s, u"metadata"_s, u"show_as_button"_s, u"clients"_s,
        u"authentication"_s, u"connected_accounts"_s, u"enabled_clients"_s};
    return known;
}

QJsonObject shown(const State &state, const Call &call, const TenantConnection &connection)
{
    QJsonObject object{{u"id"_s, connection.id}, {u"name"_s, connection.name},
        {u"strategy"_s, connection.strategy}, {u"is_domain_connection"_s, false},
        {u"realms"_s, QJsonArray{connection.name}},
        {u"enabled_clients"_s, QJsonArray{state.clientId, QString(shopClientId)}}};
    // Without this scope they are left out: that is no error.
    if (call.scopes.contains(u"read:connections_options"_s))
        object.insert(u"options"_s, optionsOf(connection));
    return object;
}

Reply listConnections(State &state, const Call &call)
{
    const Selection selection(call, connectionFields());
    if (!selection.valid)
        return badQuery(u"'String does not match pattern' on property fields."_s);
    const auto fits = [&](const QString &name, const QString &value) {
        return !call.query.contains(name) || call.query[name] == value;
    };
    QJsonArray all;
    for (const TenantConnection &connection : everyConnection()) {
        if (fits(u"strategy"_s, connection.strategy) && fits(u"name"_s, connection.name))
            all << shown(state, call, connection);
    }
    return listed(call, u"connections"_s, all, selection);
}

} // namespace

QList<Route> connectionRoutes()
{
    return {{Zone::Management, "GET", "/api/v2/connections", {u"read:connections"_s}, false,
        {u"strategy"_s, u"name"_s, u"fields"_s, u"include_fields"_s, u"page"_s, u"per_page"_s,
            u"include_totals"_s, u"from"_s, u"take"_s},
        listConnections}};
}

} // namespace bulkhead::practice
