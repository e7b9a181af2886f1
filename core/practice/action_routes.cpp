// SPDX-License-Identifier: Apache-2.0
#include "practice/query.h"
#include "practice/replies.h"
#include "practice/state.h"

#include <QJsonDocument>

#include <algorithm>

namespace bulkhead::practice {
namespace {

using namespace Qt::StringLiterals;

constexpr auto draftIsNotBuilt =
    "A draft must be in the 'built' state before it can be deployed."_L1;

Reply badBody(const QString &message)
{
    return managementError(400, "Payload validation error: "_L1 + message, u"invalid_body"_s);
}

Reply noSuchAction()
{
    return managementError(404, u"That action does not exist."_s, {});
}

Reply shownAction(State &state, int status, const TenantAction &action)
{
    return json(status, state.actions.shown(action, state.clock.utcMs()));
}

Actions &settled(State &state)
{
    state.actions.settle(state.clock.utcMs());
    return state.actions;
}

Reply listActions(State &state, const Call &call)
{
    const auto deployed = flag(call, u"deployed"_s, true);
    const auto installed = flag(call, u"installed"_s, false);
    const QString trigger = call.query.value(u"triggerId"_s, u"post-login"_s);
    if (!deployed || !installed || !isTrigger(trigger))
        return badQuery(u"'Invalid value'."_s);
    QJsonArray all;
    for (const TenantAction &action : settled(state).all()) {
        const bool named = call.query.value(u"actionName"_s, action.name) == action.name;
        const bool fits = !call.query.contains(u"deployed"_s) || action.deployed() == *deployed;
        const bool triggered = !call.query.contains(u"triggerId"_s) || action.trigger == trigger;
        const bool kind =
            !call.query.contains(u"installed"_s) || action.integration.isEmpty() != *installed;
        if (named && fits && triggered && kind)
            all << state.actions.shown(action, state.clock.utcMs());
    }
    return paged(call, u"actions"_s, all);
}

Reply showAction(State &state, const Call &call)
{
    const TenantAction *action = settled(state).byId(call.id);
    return action ? shownAction(state, 200, *action) : noSuchAction();
}

CheckedBody checkedAction(const Call &call, bool isNew)
{
    QList<QPair<QString, QJsonValue::Type>> known{{u"name"_s, QJsonValue::String},
        {u"supported_triggers"_s, QJsonValue::Array}, {u"code"_s, QJsonValue::String},
        {u"dependencies"_s, QJsonValue::Array}, {u"runtime"_s, QJsonValue::String},
        {u"secrets"_s, QJsonValue::Array}, {u"modules"_s, QJsonValue::Array}};
    if (isNew)
        known << QPair(u"deploy"_s, QJsonValue::Bool);
    return checkBody(call.http, known);
}

QString problemOf(State &state, const QJsonObject &asked, const TenantAction *self)
{
    const QJsonArray triggers = asked["supported_triggers"_L1].toArray();
    if (asked.contains("name"_L1) && asked["name"_L1].toString().isEmpty())
        return u"'String is too short (0 chars), minimum 1' on property name."_s;
    if (asked.contains("supported_triggers"_L1)
        && (triggers.size() != 1 || !isTrigger(triggers[0]["id"_L1].toString())))
        return u"'Invalid value' on property supported_triggers."_s;
    if (asked["code"_L1].toString().toUtf8().size() > Actions::codeAtMost)
        return u"'The code is too long' on property code."_s;
    const QString runtime = asked["runtime"_L1].toString(u"node22"_s);
    if (runtime != "node22"_L1 && runtime != "node18"_L1)
        return u"'Invalid value' on property runtime."_s;
    const TenantAction *namesake = state.actions.byName(asked["name"_L1].toString());
    if (namesake && namesake != self)
        return u"'An action with this name already exists' on property name."_s;
    return {};
}

Reply createAction(State &state, const Call &call)
{
    const CheckedBody body = checkedAction(call, true);
    if (!body.problem.isEmpty())
        return managementError(400, body.problem, u"invalid_body"_s);
    for (const QString &needed : {u"name"_s, u"supported_triggers"_s}) {
        if (!body.object.contains(needed))
            return badBody(u"'Missing required property: %1'."_s.arg(needed));
    }
    if (const QString problem = problemOf(state, body.object, nullptr); !problem.isEmpty())
        return badBody(problem);
    if (state.actions.all().size() >= Actions::perTenant)
        return managementError(400, u"The tenant has as many actions as it may have."_s, {});
    TenantAction &action = state.actions.add(body.object["name"_L1].toString(),
        body.object["code"_L1].toString(u"module.exports = () => {}"_s), state.clock.utcMs());
    action.trigger = body.object["supported_triggers"_L1][0]["id"_L1].toString();
    action.runtime = body.object["runtime"_L1].toString(action.runtime);
    action.deployWhenBuilt = body.object["deploy"_L1].toBool();
    return shownAction(state, 201, action);
}

Reply updateAction(State &state, const Call &call)
{
    TenantAction *action = settled(state).byId(call.id);
    if (!action)
        return noSuchAction();
    const CheckedBody body = checkedAction(call, false);
    if (!body.problem.isEmpty())
        return managementError(400, body.problem, u"invalid_body"_s);
    if (const QString problem = problemOf(state, body.object, action); !problem.isEmpty())
        return badBody(problem);
    action->name = body.object["name"_L1].toString(action->name);
    action->runtime = body.object["runtime"_L1].toString(action->runtime);
    action->deployWhenBuilt = false;
    state.actions.save(*action, body.object["code"_L1].toString(action->code), state.clock.utcMs());
    return shownAction(state, 200, *action);
}

Reply removeAction(State &state, const Call &call)
{
    const auto force = flag(call, u"force"_s, false);
    if (!force)
        return badQuery(u"'Invalid value' on property force."_s);
    if (!state.actions.byId(call.id))
        return noSuchAction();
    if (state.actions.isBound(call.id) && !*force)
        return managementError(
            400, u"An action that is bound to a trigger can not be deleted."_s, {});
    state.actions.remove(call.id);
    return {.status = 204};
}

Reply deployAction(State &state, const Call &call)
{
    TenantAction *action = settled(state).byId(call.id);
    const qint64 now = state.clock.utcMs();
    if (!action)
        return managementError(400, u"That action does not exist."_s, {});
    if (state.actions.status(*action, now) != "built"_L1)
        return managementError(400, draftIsNotBuilt, {});
    state.actions.deploy(*action, now);
    return json(202, state.actions.shown(*action, now)["deployed_version"_L1].toObject());
}

// Somebody puts an Action there, or changes the one of this name; or installs an integration of the
// marketplace.
Reply putAction(State &state, const Call &call)
{
    const QJsonObject asked = QJsonDocument::fromJson(call.http.body).object();
    const int others = asked["integration"_L1].isString() ? 1 : 0;
    if (asked["name"_L1].toString().isEmpty() || !asked["code"_L1].isString()
        || !asked["deployed"_L1].isBool() || !asked["bound"_L1].isBool()
        || asked.size() != 4 + others)
        return authenticationError(
            400, u"invalid_request"_s, u"name, code, deployed and bound are needed"_s);
    const QString name = asked["name"_L1].toString();
    const qint64 now = state.clock.utcMs();
    if (const TenantAction *same = state.actions.byName(name))
        state.actions.remove(same->id);
    TenantAction &action = state.actions.add(name, asked["code"_L1].toString(), now);
    action.savedMs = now - state.actions.buildMs;
    action.integration = asked["integration"_L1].toString();
    if (asked["deployed"_L1].toBool())
        state.actions.deploy(action, now);
    if (asked["bound"_L1].toBool())
        state.actions.bound.push_back(state.actions.bindingOf(action, {}, now));
    return {.status = 204};
}

// How long builds take from now on, and whether they fail.
Reply setBuilds(State &state, const Call &call)
{
    const QJsonObject asked = QJsonDocument::fromJson(call.http.body).object();
    if (!asked["ms"_L1].isDouble() || !asked["fail"_L1].isBool() || asked.size() != 2)
        return authenticationError(400, u"invalid_request"_s, u"ms and fail are needed"_s);
    settled(state).buildMs = asked["ms"_L1].toInteger();
    state.actions.buildsFail = asked["fail"_L1].toBool();
    return {.status = 204};
}

} // namespace

QList<Route> actionRoutes()
{
    const QByteArray one = "/api/v2/actions/actions/{id}";
    return {
        {Zone::Management, "GET", "/api/v2/actions/actions", {u"read:actions"_s}, false,
            {u"triggerId"_s, u"actionName"_s, u"deployed"_s, u"installed"_s, u"page"_s,
                u"per_page"_s},
            listActions},
        {Zone::Management, "POST", "/api/v2/actions/actions", {u"create:actions"_s}, false, {},
            createAction},
        {Zone::Management, "GET", one, {u"read:actions"_s}, false, {}, showAction},
        {Zone::Management, "PATCH", one, {u"update:actions"_s}, false, {}, updateAction},
        {Zone::Management, "DELETE", one, {u"delete:actions"_s}, false, {u"force"_s}, removeAction},
        {Zone::Management, "POST", one + "/deploy", {u"create:actions"_s}, false, {}, deployAction},
        {Zone::Control, "POST", "/_practice/action", {}, false, {}, putAction},
        {Zone::Control, "POST", "/_practice/builds", {}, false, {}, setBuilds},
    };
}

} // namespace bulkhead::practice
