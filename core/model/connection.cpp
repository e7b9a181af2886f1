// SPDX-License-Identifier: Apache-2.0
#include "model/connection.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bulkhead {

QJsonObject toJson(const Connection &connection)
{
    return {
        {u"name"_s, connection.name},
        {u"id"_s, connection.id},
        {u"options_known"_s, connection.optionsKnown},
        {u"min_length"_s, connection.minLength},
        {u"password_policy"_s, connection.passwordPolicy},
        {u"history_size"_s, connection.historySize},
        {u"custom_database"_s, connection.customDatabase},
        {u"change_script"_s, connection.changeScript},
        {u"self_service"_s, connection.selfService},
        {u"unique_emails"_s, connection.uniqueEmails},
        {u"password_login"_s, connection.passwordLogin},
    };
}

Connection connectionFromJson(const QJsonObject &object)
{
    return {
        .name = object.value(u"name").toString(),
        .id = object.value(u"id").toString(),
        .optionsKnown = object.value(u"options_known").toBool(),
        .minLength = object.value(u"min_length").toInt(),
        .passwordPolicy = object.value(u"password_policy").toString(),
        .historySize = object.value(u"history_size").toInt(),
        .customDatabase = object.value(u"custom_database").toBool(),
        .changeScript = object.value(u"change_script").toBool(),
        .selfService = object.value(u"self_service").toBool(true),
        .uniqueEmails = object.value(u"unique_emails").toBool(true),
        .passwordLogin = object.value(u"password_login").toBool(true),
    };
}

Connection connectionNamed(const std::vector<Connection> &connections, const QString &name)
{
    const auto found = std::find_if(connections.begin(), connections.end(),
        [&](const Connection &connection) { return connection.name == name; });
    if (found != connections.end())
        return *found;
    Connection unknown;
    unknown.name = name;
    return unknown;
}

} // namespace bulkhead
