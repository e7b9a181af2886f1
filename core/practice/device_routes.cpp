// SPDX-License-Identifier: Apache-2.0
#include "practice/device_credentials.h"
#include "practice/query.h"
#include "practice/replies.h"
#include "practice/state.h"

#include <QRegularExpression>

namespace bulkhead::practice {
namespace {

using namespace Qt::StringLiterals;

const QStringList &deviceFields()
{
    static const QStringList known{
        u"device_name"_s, u"id"_s, u"device_id"_s, u"type"_s, u"user_id"_s, u"client_id"_s};
    return known;
}

// Without a type but with pages it is refresh_token alone: who wants both asks twice.
QString wantedType(const Call &call)
{
    const bool pages = call.query.contains(u"page"_s) || call.query.contains(u"per_page"_s);
    return call.query.value(u"type"_s, pages ? u"refresh_token"_s : QString());
}

Reply listCredentials(State &state, const Call &call)
{
    const Selection selection(call, deviceFields());
    const QString type = wantedType(call);
    const QStringList types{
        QString(), u"public_key"_s, u"refresh_token"_s, u"rotating_refresh_token"_s};
    const bool empty = call.query.contains(u"type"_s) && type.isEmpty();
    if (!selection.valid || empty || !types.contains(type) || !call.query.contains(u"user_id"_s))
        return badQuery(u"'Invalid value'."_s);
    QJsonArray all;
    if (const auto user = state.population.byId(call.query[u"user_id"_s])) {
        const QSet<QString> &deleted = state.profiles.changeOf(*user).deletedCredentials;
        for (const DeviceCredential &each : deviceCredentials(state.population, *user)) {
            if (!deleted.contains(each.id) && (type.isEmpty() || type == each.type))
                all << QJsonObject{{u"id"_s, each.id}, {u"type"_s, each.type},
                    {u"user_id"_s, state.population.userId(*user)},
                    {u"client_id"_s, QString(shopClientId)}, {u"device_name"_s, u"Phone"_s}};
        }
    }
    return listed(call, u"device_credentials"_s, all, selection);
}

// The API lists no 404 for this one.
Reply deleteCredential(State &state, const Call &call)
{
    static const QRegularExpression form(u"^dcr_[A-Za-z0-9]{16}$"_s);
    if (!form.match(call.id).hasMatch())
        return managementError(400,
            u"Path validation error: 'String does not match pattern' on property id."_s,
            u"invalid_uri"_s);
    const auto user = ownerOf(state.population, call.id);
    if (!user)
        return {.status = 204};
    QSet<QString> &deleted = state.profiles.change(*user).deletedCredentials;
    if (!deleted.contains(call.id))
        ++state.effectsOn(*user).deviceCredentialsDeleted;
    deleted << call.id;
    return {.status = 204};
}

Reply deleteGrants(State &state, const Call &call)
{
    if (call.query.value(u"user_id"_s).isEmpty())
        return badQuery(u"'Missing required property: user_id'."_s);
    if (const auto user = state.population.byId(call.query[u"user_id"_s]))
        ++state.effectsOn(*user).grantsDeleted;
    return {.status = 204};
}

} // namespace

QList<Route> deviceRoutes()
{
    return {
        {Zone::Management, "GET", "/api/v2/device-credentials", {u"read:device_credentials"_s},
            false,
            {u"user_id"_s, u"type"_s, u"fields"_s, u"include_fields"_s, u"page"_s, u"per_page"_s,
                u"include_totals"_s},
            listCredentials},
        {Zone::Management, "DELETE", "/api/v2/device-credentials/{id}",
            {u"delete:device_credentials"_s}, false, {}, deleteCredential},
        {Zone::Management, "DELETE", "/api/v2/grants", {u"delete:grants"_s}, false, {u"user_id"_s},
            deleteGrants},
    };
}

} // namespace bulkhead::practice
