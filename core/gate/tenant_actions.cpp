// SPDX-License-Identifier: Apache-2.0
#include "gate/tenant_actions.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace bulkhead::gate {
namespace {

QJsonObject objectOf(const QByteArray &body)
{
    return QJsonDocument::fromJson(body).object();
}

// Its slug, or whatever else tells which one it is. The id alone stands for one that is not shown.
QString integrationOf(const QJsonValue &action)
{
    for (const auto &key : {u"url_slug"_s, u"catalog_id"_s, u"name"_s}) {
        if (const QString text = action[u"integration"_s][key].toString(); !text.isEmpty())
            return text;
    }
    return action[u"installed_integration_id"_s].toString();
}

} // namespace

TenantAction readAction(const QJsonObject &object)
{
    TenantAction action{object.value(u"id").toString(), object.value(u"name").toString(),
        object.value(u"status").toString(), object.value(u"code").toString().toUtf8(), {},
        integrationOf(object)};
    const QJsonValue deployed = object.value(u"deployed_version");
    if (deployed.isObject()) {
        action.deployedCode = deployed[u"code"_s].toString().toUtf8();
        const auto built =
            QDateTime::fromString(deployed[u"built_at"_s].toString(), Qt::ISODateWithMs);
        action.deployedMs = built.isValid() ? built.toMSecsSinceEpoch() : 0;
    }
    return action;
}

std::vector<TenantAction> readActions(const QByteArray &body)
{
    std::vector<TenantAction> actions;
    for (const QJsonValue each : objectOf(body).value(u"actions").toArray())
        actions.push_back(readAction(each.toObject()));
    return actions;
}

std::vector<Binding> readBindings(const QByteArray &body)
{
    std::vector<Binding> bindings;
    for (const QJsonValue each : objectOf(body).value(u"bindings").toArray())
        bindings.push_back({each[u"id"_s].toString(), each[u"action"_s][u"id"_s].toString(),
            each[u"action"_s][u"name"_s].toString(), each[u"display_name"_s].toString(),
            integrationOf(each[u"action"_s])});
    return bindings;
}

bool isMarketplaceRotation(const TenantAction &action)
{
    QString integration = action.integration.toLower();
    return integration.replace(u' ', u'-').contains("password-rotation"_L1);
}

int readTotal(const QByteArray &body)
{
    return objectOf(body).value(u"total").toInt(-1);
}

std::optional<Trigger> readTrigger(const QByteArray &body)
{
    std::optional<Trigger> found;
    for (const QJsonValue each : objectOf(body).value(u"triggers").toArray()) {
        const bool current =
            each[u"status"_s].toString().compare(u"current"_s, Qt::CaseInsensitive) == 0;
        if (each[u"id"_s].toString() == u"post-login" && (current || !found))
            found = Trigger{each[u"version"_s].toString(), each[u"default_runtime"_s].toString()};
    }
    return found;
}

} // namespace bulkhead::gate
