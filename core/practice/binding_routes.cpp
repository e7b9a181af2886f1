// SPDX-License-Identifier: Apache-2.0
#include "practice/query.h"
#include "practice/replies.h"
#include "practice/state.h"

#include <algorithm>

namespace bulkhead::practice {
namespace {

using namespace Qt::StringLiterals;

Reply badTrigger()
{
    return managementError(
        400, u"Path validation error: 'Invalid value' on property triggerId."_s, u"invalid_uri"_s);
}

Reply listTriggers(State &, const Call &)
{
    const auto trigger = [](const QString &id, const QString &version, const QString &status) {
        return QJsonObject{{u"id"_s, id}, {u"version"_s, version}, {u"status"_s, status},
            {u"runtimes"_s, QJsonArray{u"node18"_s, u"node22"_s}},
            {u"default_runtime"_s, u"node22"_s}, {u"binding_policy"_s, u"trigger-bound"_s}};
    };
    const QJsonArray triggers{trigger(u"post-login"_s, u"v2"_s, u"DEPRECATED"_s),
        trigger(u"post-login"_s, u"v3"_s, u"CURRENT"_s),
        trigger(u"credentials-exchange"_s, u"v2"_s, u"CURRENT"_s)};
    return json(200, QJsonObject{{u"triggers"_s, triggers}});
}

QJsonArray shownBindings(State &state)
{
    const qint64 now = state.clock.utcMs();
    state.actions.settle(now);
    QJsonArray all;
    for (const TenantBinding &binding : state.actions.bound)
        all << state.actions.shown(binding, now);
    return all;
}

Reply listBindings(State &state, const Call &call)
{
    if (!isTrigger(call.id))
        return badTrigger();
    return paged(
        call, u"bindings"_s, call.id == "post-login"_L1 ? shownBindings(state) : QJsonArray());
}

// Only binding_id keeps the binding that is there.
std::optional<TenantBinding> bindingFor(State &state, const QJsonObject &asked)
{
    const QString type = asked["ref"_L1]["type"_L1].toString();
    const QString value = asked["ref"_L1]["value"_L1].toString();
    const QString displayName = asked["display_name"_L1].toString();
    if (type == "binding_id"_L1) {
        const auto found = std::find_if(state.actions.bound.begin(), state.actions.bound.end(),
            [&](const TenantBinding &each) { return each.id == value; });
        if (found == state.actions.bound.end())
            return std::nullopt;
        TenantBinding kept = *found;
        if (!displayName.isEmpty())
            kept.displayName = displayName;
        return kept;
    }
    const TenantAction *action = type == "action_id"_L1 ? state.actions.byId(value)
        : type == "action_name"_L1                      ? state.actions.byName(value)
                                                        : nullptr;
    if (!action || !action->deployed() || action->trigger != "post-login"_L1)
        return std::nullopt;
    return state.actions.bindingOf(*action, displayName, state.clock.utcMs());
}

bool isItem(const QJsonObject &item)
{
    static const QStringList known{u"ref"_s, u"display_name"_s, u"secrets"_s};
    const QStringList keys = item.keys();
    return item["ref"_L1].isObject()
        && std::all_of(
            keys.begin(), keys.end(), [](const QString &key) { return known.contains(key); });
}

// The list is the new state: what it leaves out is unbound.
Reply setBindings(State &state, const Call &call)
{
    if (call.id != "post-login"_L1)
        return badTrigger();
    const CheckedBody body = checkBody(call.http, {{u"bindings"_s, QJsonValue::Array}});
    if (!body.problem.isEmpty() || !body.object.contains("bindings"_L1))
        return managementError(400,
            body.problem.isEmpty() ? u"Payload validation error."_s : body.problem,
            u"invalid_body"_s);
    state.actions.settle(state.clock.utcMs());
    const QJsonArray asked = body.object["bindings"_L1].toArray();
    if (asked.size() > qsizetype(Actions::perTrigger))
        return managementError(400, u"A trigger can have at most 20 actions bound."_s, {});
    std::vector<TenantBinding> bound;
    QSet<QString> seen;
    for (const QJsonValue each : asked) {
        if (!isItem(each.toObject()))
            return badBody(u"'Invalid value' on property bindings."_s);
        const auto binding = bindingFor(state, each.toObject());
        if (!binding || seen.contains(binding->actionId))
            return badBody(u"'No deployed action, or bound twice' on property bindings."_s);
        seen.insert(binding->actionId);
        bound.push_back(*binding);
    }
    state.actions.bound = std::move(bound);
    return json(200, QJsonObject{{u"bindings"_s, shownBindings(state)}});
}

} // namespace

QList<Route> bindingRoutes()
{
    const QByteArray bindings = "/api/v2/actions/triggers/{id}/bindings";
    return {
        {Zone::Management, "GET", "/api/v2/actions/triggers", {u"read:actions"_s}, false, {},
            listTriggers},
        {Zone::Management, "GET", bindings, {u"read:actions"_s}, false, {u"page"_s, u"per_page"_s},
            listBindings},
        {Zone::Management, "PATCH", bindings, {u"update:actions"_s}, false, {}, setBindings},
    };
}

} // namespace bulkhead::practice
