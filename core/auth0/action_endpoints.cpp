// SPDX-License-Identifier: Apache-2.0
#include "auth0/action_endpoints.h"

#include "auth0/request_parts.h"

using namespace Qt::StringLiterals;

namespace bulkhead::auth0 {
namespace {

constexpr auto bindings = "/api/v2/actions/triggers/post-login/bindings";

QByteArray actionPath(const QString &id, const QByteArray &rest = {})
{
    return "/api/v2/actions/actions/"_ba + encoded(id) + rest;
}

QByteArray page(int number)
{
    return "page="_ba + QByteArray::number(number) + "&per_page=20";
}

} // namespace

Request actionTriggers()
{
    return management("GET"_ba, "/api/v2/actions/triggers"_ba);
}

Request actionsNamed(const QString &name)
{
    return management(
        "GET"_ba, "/api/v2/actions/actions?actionName="_ba + encoded(name) + "&" + page(0));
}

Request postLoginActions(int number)
{
    return management("GET"_ba, "/api/v2/actions/actions?triggerId=post-login&"_ba + page(number));
}

Request getAction(const QString &id)
{
    return management("GET"_ba, actionPath(id));
}

Request createAction(const NewAction &action)
{
    const QJsonObject trigger{{u"id"_s, u"post-login"_s}, {u"version"_s, action.triggerVersion}};
    QJsonObject body{
        {u"name"_s, action.name},
        {u"supported_triggers"_s, QJsonArray{trigger}},
        {u"code"_s, QString::fromUtf8(action.code)},
        {u"deploy"_s, true},
    };
    if (!action.runtime.isEmpty())
        body.insert(u"runtime"_s, action.runtime);
    return management("POST"_ba, "/api/v2/actions/actions"_ba, compact(body));
}

Request updateActionCode(const QString &id, const QByteArray &code)
{
    return management("PATCH"_ba, actionPath(id), compact({{u"code"_s, QString::fromUtf8(code)}}));
}

Request deployAction(const QString &id)
{
    return management("POST"_ba, actionPath(id, "/deploy"_ba));
}

Request deleteAction(const QString &id)
{
    return management("DELETE"_ba, actionPath(id));
}

Request postLoginBindingsPage(int number)
{
    return management("GET"_ba, bindings + "?"_ba + page(number));
}

Request setPostLoginBindings(const QJsonArray &list)
{
    return management("PATCH"_ba, bindings, compact({{u"bindings"_s, list}}));
}

} // namespace bulkhead::auth0
