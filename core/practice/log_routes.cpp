// SPDX-License-Identifier: Apache-2.0
#include "practice/query.h"
#include "practice/replies.h"
#include "practice/route.h"
#include "practice/state.h"

#include <QDateTime>
#include <QRegularExpression>

namespace bulkhead::practice {
namespace {

using namespace Qt::StringLiterals;

struct Page
{
    int number = 0, size = 0;
    bool oldestFirst = false;
};

std::optional<Page> pageOf(const Call &call)
{
    const QString sort = call.query.value(u"sort"_s, u"date:-1"_s);
    const auto page = number(call, u"page"_s, 0, 0, 1'000'000);
    const auto size = number(call, u"per_page"_s, 50, 1, 100);
    if (!page || !size || (sort != "date:-1"_L1 && sort != "date:1"_L1))
        return {};
    return Page{*page, *size, sort == "date:1"_L1};
}

// The one form of search that is offered here: type:TYPE AND date:[TIME TO TIME or *].
std::optional<TenantLog::Search> searchOf(const QString &query, qint64 nowMs)
{
    static const QRegularExpression form(u"^type:(\\w+) AND date:\\[(\\S+) TO (\\S+)\\]$"_s);
    const auto match = form.match(query);
    const auto time = [](const QString &text) {
        return QDateTime::fromString(text, Qt::ISODateWithMs);
    };
    const bool open = match.captured(3) == u"*";
    if (!match.hasMatch() || !time(match.captured(2)).isValid()
        || (!open && !time(match.captured(3)).isValid()))
        return {};
    return TenantLog::Search{match.captured(1), time(match.captured(2)).toMSecsSinceEpoch(),
        open ? nowMs : time(match.captured(3)).toMSecsSinceEpoch()};
}

Reply badPage()
{
    return managementError(
        400, u"Query validation error: 'Invalid value'."_s, u"invalid_query_string"_s);
}

Reply tenantLog(State &state, const Call &call)
{
    const auto page = pageOf(call);
    const qint64 nowMs = state.clock.utcMs();
    const QString query = call.query.value(u"q"_s);
    const auto search = searchOf(query, nowMs);
    if (!page || (!query.isEmpty() && (!search || page->oldestFirst)))
        return badPage();
    const int skip = page->number * page->size;
    if (search && skip + page->size > 1000)
        return badPage();
    if (search)
        return json(200, state.log.found(nowMs, *search, skip, page->size));
    return json(200,
        page->oldestFirst ? state.log.oldest(nowMs, skip, page->size)
                          : state.log.newest(nowMs, {}, skip, page->size));
}

Reply userLog(State &state, const Call &call)
{
    const auto page = pageOf(call);
    if (!page || page->oldestFirst) // newest first is the one order that is offered here
        return badPage();
    return json(
        200, state.log.newest(state.clock.utcMs(), call.id, page->number * page->size, page->size));
}

} // namespace

QList<Route> logRoutes()
{
    const QStringList scopes{u"read:logs"_s, u"read:logs_users"_s};
    const QStringList paging{u"page"_s, u"per_page"_s, u"sort"_s};
    return {
        {Zone::Management, "GET", "/api/v2/logs", scopes, false, paging + QStringList{u"q"_s},
            tenantLog},
        {Zone::Management, "GET", "/api/v2/users/{id}/logs", scopes, false, paging, userLog},
    };
}

} // namespace bulkhead::practice
