// SPDX-License-Identifier: Apache-2.0
#include "practice/query.h"
#include "practice/replies.h"
#include "practice/state.h"

#include <QJsonDocument>

#include <algorithm>

namespace bulkhead::practice {
namespace {

using namespace Qt::StringLiterals;

bool isTrigger(const QString &name)
{
    static const QStringList known{u"post-login"_s, u"credentials-exchange"_s,
        u"pre-user-registration"_s, u"post-user-registration"_s, u"post-change-password"_s,
        u"send-phone-message"_s, u"custom-phone-provider"_s, u"custom-email-provider"_s,
        u"password-reset-post-challenge"_s, u"custom-token-exchange"_s, u"event-stream"_s,
        u"password-hash-migration"_s, u"login-post-identifier"_s, u"signup-post-identifier"_s};
    return known.contains(name);
}

QString uuid(size_t number, int of)
{
    return u"00000000-0000-4000-800%1-%2"_s.arg(of).arg(number + 1, 12, 10, '0'_L1);
}

// Every Action here is for post-login.
QJsonObject shown(const State &state, size_t number)
{
    const TenantAction &action = state.actions[number];
    const QString since = isoTime(action.createdMs);
    QJsonObject object{{u"id"_s, uuid(number, 0)}, {u"name"_s, action.name},
        {u"supported_triggers"_s,
            QJsonArray{QJsonObject{{u"id"_s, u"post-login"_s}, {u"version"_s, u"v3"_s}}}},
        {u"code"_s, action.code}, {u"runtime"_s, u"node22"_s}, {u"status"_s, u"built"_s},
        {u"dependencies"_s, QJsonArray()}, {u"secrets"_s, QJsonArray()}, {u"created_at"_s, since},
        {u"updated_at"_s, since}, {u"built_at"_s, since},
        {u"all_changes_deployed"_s, action.deployed}};
    if (action.deployed)
        object.insert(u"deployed_version"_s,
            QJsonObject{{u"id"_s, uuid(number, 1)}, {u"action_id"_s, uuid(number, 0)},
                {u"number"_s, 1}, {u"deployed"_s, true}, {u"code"_s, action.code},
                {u"status"_s, u"built"_s}, {u"created_at"_s, since}});
    return object;
}

Reply page(const Call &call, const QString &name, const QJsonArray &all)
{
    const auto page = number(call, u"page"_s, 0, 0, 1'000'000);
    const auto perPage = number(call, u"per_page"_s, 20, 1, 100);
    if (!page || !perPage)
        return badQuery(u"'Invalid value'."_s);
    const qsizetype start = qsizetype(*page) * *perPage;
    QJsonArray shown;
    for (qsizetype at = start; at < std::min(start + *perPage, all.size()); ++at)
        shown << all[at];
    return json(200,
        {{u"total"_s, all.size()}, {u"page"_s, *page}, {u"per_page"_s, *perPage}, {name, shown}});
}

Reply listActions(State &state, const Call &call)
{
    const auto deployed = flag(call, u"deployed"_s, true);
    const QString trigger = call.query.value(u"triggerId"_s, u"post-login"_s);
    if (!deployed || !isTrigger(trigger))
        return badQuery(u"'Invalid value'."_s);
    QJsonArray all;
    for (size_t i = 0; i < state.actions.size(); ++i) {
        const TenantAction &action = state.actions[i];
        const bool named = call.query.value(u"actionName"_s, action.name) == action.name;
        const bool fits = !call.query.contains(u"deployed"_s) || action.deployed == *deployed;
        if (named && fits && trigger == "post-login"_L1)
            all << shown(state, i);
    }
    return page(call, u"actions"_s, all);
}

Reply listBindings(State &state, const Call &call)
{
    if (!isTrigger(call.id))
        return managementError(400,
            u"Path validation error: 'Invalid value' on property triggerId."_s, u"invalid_uri"_s);
    QJsonArray all;
    for (size_t i = 0; i < state.actions.size(); ++i) {
        if (!state.actions[i].bound || call.id != "post-login"_L1)
            continue;
        const QString since = isoTime(state.actions[i].createdMs);
        all << QJsonObject{{u"id"_s, uuid(i, 2)}, {u"trigger_id"_s, call.id},
            {u"display_name"_s, state.actions[i].name}, {u"action"_s, shown(state, i)},
            {u"created_at"_s, since}, {u"updated_at"_s, since}};
    }
    return page(call, u"bindings"_s, all);
}

// Somebody puts an Action there, or changes the one of this name.
Reply putAction(State &state, const Call &call)
{
    const QJsonObject asked = QJsonDocument::fromJson(call.http.body).object();
    if (asked["name"_L1].toString().isEmpty() || !asked["code"_L1].isString()
        || !asked["deployed"_L1].isBool() || !asked["bound"_L1].isBool() || asked.size() != 4)
        return authenticationError(
            400, u"invalid_request"_s, u"name, code, deployed and bound are needed"_s);
    const TenantAction action{asked["name"_L1].toString(), asked["code"_L1].toString(),
        asked["deployed"_L1].toBool(), asked["bound"_L1].toBool(), state.clock.utcMs()};
    const auto same = std::find_if(state.actions.begin(), state.actions.end(),
        [&](const TenantAction &other) { return other.name == action.name; });
    if (same == state.actions.end())
        state.actions.push_back(action);
    else
        *same = action;
    return {.status = 204};
}

} // namespace

QList<Route> actionRoutes()
{
    const QStringList scopes{u"read:actions"_s};
    return {
        {Zone::Management, "GET", "/api/v2/actions/actions", scopes, false,
            {u"triggerId"_s, u"actionName"_s, u"deployed"_s, u"page"_s, u"per_page"_s},
            listActions},
        {Zone::Management, "GET", "/api/v2/actions/triggers/{id}/bindings", scopes, false,
            {u"page"_s, u"per_page"_s}, listBindings},
        {Zone::Control, "POST", "/_practice/action", {}, false, {}, putAction},
    };
}

} // namespace bulkhead::practice
