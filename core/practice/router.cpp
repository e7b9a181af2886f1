// SPDX-License-Identifier: Apache-2.0
#include "practice/router.h"

#include "practice/encoding.h"

namespace bulkhead::practice {
namespace {

constexpr QByteArrayView placeholder = "{id}";

bool fits(const QList<QByteArray> &pattern, const QList<QByteArray> &path)
{
    if (pattern.size() != path.size())
        return false;
    for (qsizetype i = 0; i < path.size(); ++i) {
        const bool isId = pattern[i] == placeholder && !path[i].isEmpty();
        if (isId ? !isEncodedSegment(path[i]) : pattern[i] != path[i])
            return false;
    }
    return true;
}

} // namespace

QList<Route> everyRoute()
{
    return tokenRoutes() + userRoutes() + userPatchRoutes() + sessionRoutes() + passwordRoutes()
        + ticketRoutes() + connectionRoutes() + factorRoutes() + deviceRoutes()
        + mailSettingsRoutes() + settingsRoutes() + actionRoutes() + bindingRoutes()
        + protectionRoutes() + logRoutes() + peopleRoutes() + controlRoutes();
}

Router::Router(QList<Route> routes)
{
    for (Route &route : routes) {
        QList<QByteArray> segments = route.pattern.split('/');
        m_rows.push_back({std::move(route), std::move(segments)});
    }
}

Router::Found Router::find(const QByteArray &method, const QByteArray &path) const
{
    const QList<QByteArray> segments = path.split('/');
    for (const Row &row : m_rows) {
        if (row.route.method != method || !fits(row.segments, segments))
            continue;
        const qsizetype at = row.segments.indexOf(placeholder.toByteArray());
        if (at < 0)
            return {&row.route, {}, false};
        const auto id = decodePercent(segments[at]);
        return {&row.route, id.value_or(QString()), !id || id->size() > 300};
    }
    return {};
}

} // namespace bulkhead::practice
