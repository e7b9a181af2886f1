// SPDX-License-Identifier: Apache-2.0
#include "practice/query.h"
#include "practice/replies.h"
#include "practice/state.h"

#include <QRegularExpression>

namespace bulkhead::practice {
namespace {

using namespace Qt::StringLiterals;

Reply showSettings(State &, const Call &call)
{
    const QJsonObject settings{{u"friendly_name"_s, u"Practice"_s}, {u"session_lifetime"_s, 168},
        {u"idle_session_lifetime"_s, 72}, {u"sandbox_version"_s, u"22"_s},
        {u"enabled_locales"_s, QJsonArray{u"en"_s}},
        {u"default_redirection_uri"_s, u"https://shop.example.com/login"_s},
        {u"flags"_s,
            QJsonObject{{u"change_pwd_flow_v1"_s, false}, {u"revoke_refresh_token_grant"_s, false},
                {u"enable_client_connections"_s, false}}}};
    const Selection selection(call, settings.keys());
    if (!selection.valid)
        return badQuery(u"'String does not match pattern' on property fields."_s);
    return json(200, selection.of(settings));
}

QJsonObject grant(const State &state, int number, const QString &client, const QStringList &scopes)
{
    return {{u"id"_s, u"cgr_Practice%1"_s.arg(number, 8, 10, '0'_L1)}, {u"client_id"_s, client},
        {u"audience"_s, state.audience}, {u"scope"_s, QJsonArray::fromStringList(scopes)},
        {u"subject_type"_s, u"client"_s}};
}

Reply listGrants(State &state, const Call &call)
{
    QJsonArray grants{grant(state, 1, shopClientId, {u"read:users"_s})};
    if (!state.options.scopes.isEmpty())
        grants << grant(state, 2, state.clientId, state.options.scopes);
    QJsonArray all;
    for (const QJsonValue &each : qAsConst(grants)) {
        const auto fits = [&](const QString &name) {
            return !call.query.contains(name) || call.query[name] == each[name];
        };
        if (fits(u"client_id"_s) && fits(u"audience"_s))
            all << each;
    }
    return listed(call, u"client_grants"_s, all);
}

Reply showOrganization(State &, const Call &call)
{
    static const QRegularExpression form(u"^org_[A-Za-z0-9]{16}$"_s);
    if (!form.match(call.id).hasMatch())
        return managementError(400,
            u"Path validation error: 'String does not match pattern' on property id."_s,
            u"invalid_uri"_s);
    if (call.id != practiceOrganization)
        return managementError(
            404, u"No organization found by that id or name"_s, u"inexistent_organization"_s);
    return json(200, {{u"id"_s, call.id}, {u"name"_s, u"acme"_s}, {u"display_name"_s, u"Acme"_s}});
}

} // namespace

QList<Route> settingsRoutes()
{
    return {
        {Zone::Management, "GET", "/api/v2/tenants/settings", {u"read:tenant_settings"_s}, false,
            {u"fields"_s, u"include_fields"_s}, showSettings},
        {Zone::Management, "GET", "/api/v2/client-grants", {u"read:client_grants"_s}, false,
            {u"client_id"_s, u"audience"_s, u"page"_s, u"per_page"_s, u"include_totals"_s,
                u"from"_s, u"take"_s},
            listGrants},
        {Zone::Management, "GET", "/api/v2/organizations/{id}", {u"read:organizations"_s}, false,
            {}, showOrganization},
    };
}

} // namespace bulkhead::practice
