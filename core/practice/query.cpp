// SPDX-License-Identifier: Apache-2.0
#include "practice/query.h"

#include "practice/replies.h"

#include <algorithm>

namespace bulkhead::practice {
namespace {

using namespace Qt::StringLiterals;

Reply byCheckpoint(
    const Call &call, const QString &name, const QJsonArray &all, const Selection &selection)
{
    const auto take = number(call, u"take"_s, 50, 1, 100);
    qsizetype at = 0;
    if (call.query.contains(u"from"_s)) {
        while (at < all.size() && all[at]["id"_L1].toString() != call.query[u"from"_s])
            ++at;
        if (at == all.size())
            return badQuery(u"'from' is not valid."_s);
        ++at;
    }
    if (!take)
        return badQuery(u"'Invalid value' on property take."_s);
    QJsonArray page;
    for (; at < all.size() && page.size() < *take; ++at)
        page << selection.of(all[at].toObject());
    QJsonObject body{{name, page}};
    if (at < all.size())
        body.insert(u"next"_s, all[at - 1]["id"_L1]);
    return json(200, body);
}

Reply byPage(
    const Call &call, const QString &name, const QJsonArray &all, const Selection &selection)
{
    const auto page = number(call, u"page"_s, 0, 0, 1'000'000);
    const auto perPage = number(call, u"per_page"_s, 50, 1, 100);
    const auto totals = flag(call, u"include_totals"_s, false);
    if (!page || !perPage || !totals)
        return badQuery(u"'Invalid value'."_s);
    const qsizetype start = qsizetype(*page) * *perPage;
    QJsonArray shown;
    for (qsizetype at = start; at < std::min(start + *perPage, all.size()); ++at)
        shown << selection.of(all[at].toObject());
    if (!*totals)
        return json(200, shown);
    return json(200,
        {{u"start"_s, start}, {u"limit"_s, *perPage}, {u"total"_s, all.size()}, {name, shown}});
}

} // namespace

std::optional<bool> flag(const Call &call, const QString &name, bool otherwise)
{
    if (!call.query.contains(name))
        return otherwise;
    const QString value = call.query[name];
    if (value == "true"_L1 || value == "false"_L1)
        return value == "true"_L1;
    return {};
}

std::optional<int> number(const Call &call, const QString &name, int otherwise, int least, int most)
{
    if (!call.query.contains(name))
        return otherwise;
    bool isNumber = false;
    const int value = call.query[name].toInt(&isNumber);
    return isNumber && value >= least && value <= most ? std::optional(value) : std::nullopt;
}

Reply badQuery(const QString &message)
{
    return managementError(400, "Query validation error: "_L1 + message, u"invalid_query_string"_s);
}

Selection::Selection(const Call &call, const QStringList &known)
{
    if (call.query.contains(u"fields"_s))
        fields = call.query[u"fields"_s].split(','_L1);
    const auto included = flag(call, u"include_fields"_s, true);
    include = included.value_or(true);
    valid = included && std::all_of(fields.begin(), fields.end(), [&](const QString &field) {
        return known.contains(field);
    });
}

QJsonObject Selection::of(QJsonObject object) const
{
    for (const QString &key : object.keys()) {
        if (!fields.isEmpty() && fields.contains(key) != include)
            object.remove(key);
    }
    return object;
}

Reply listed(
    const Call &call, const QString &name, const QJsonArray &all, const Selection &selection)
{
    const bool checkpoint = call.query.contains(u"from"_s) || call.query.contains(u"take"_s);
    const bool pages = call.query.contains(u"page"_s) || call.query.contains(u"per_page"_s)
        || call.query.contains(u"include_totals"_s);
    if (checkpoint && pages)
        return badQuery(u"'from' and 'take' do not go with pages."_s);
    return checkpoint ? byCheckpoint(call, name, all, selection)
                      : byPage(call, name, all, selection);
}

Reply paged(const Call &call, const QString &name, const QJsonArray &all)
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

} // namespace bulkhead::practice
