// SPDX-License-Identifier: Apache-2.0
#include "practice/replies.h"
#include "practice/route.h"
#include "practice/state.h"

namespace bulkhead::practice {
namespace {

using namespace Qt::StringLiterals;

// A page of the log, newest first: the one order that is offered here.
Reply page(State &state, const Call &call, const QString &userId)
{
    bool isPage = true, isSize = true;
    const int page = call.query.value(u"page"_s, u"0"_s).toInt(&isPage);
    const int perPage = call.query.value(u"per_page"_s, u"50"_s).toInt(&isSize);
    const bool sorted = call.query.value(u"sort"_s, u"date:-1"_s) == "date:-1"_L1;
    if (!isPage || !isSize || !sorted || page < 0 || perPage < 1 || perPage > 100)
        return managementError(
            400, u"Query validation error: 'Invalid value'."_s, u"invalid_query_string"_s);
    const QJsonArray events =
        state.log.newest(state.clock.utcMs(), userId, page * perPage, perPage);
    return json(200, events);
}

Reply tenantLog(State &state, const Call &call)
{
    return page(state, call, {});
}

Reply userLog(State &state, const Call &call)
{
    return page(state, call, call.id);
}

} // namespace

QList<Route> logRoutes()
{
    const QStringList scopes{u"read:logs"_s, u"read:logs_users"_s};
    const QStringList paging{u"page"_s, u"per_page"_s, u"sort"_s};
    return {
        {Zone::Management, "GET", "/api/v2/logs", scopes, false, paging, tenantLog},
        {Zone::Management, "GET", "/api/v2/users/{id}/logs", scopes, false, paging, userLog},
    };
}

} // namespace bulkhead::practice
