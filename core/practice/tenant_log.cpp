// SPDX-License-Identifier: Apache-2.0
#include "practice/tenant_log.h"

#include "practice/population.h"

#include <QJsonArray>

namespace bulkhead::practice {
namespace {

using namespace Qt::StringLiterals;

QJsonObject shown(const LogEvent &event, size_t number)
{
    QJsonObject object{{u"date"_s, isoTime(event.atMs)}, {u"type"_s, event.type},
        {u"client_id"_s, event.clientId},
        {u"log_id"_s, u"9002%1"_s.arg(number, 16, 10, QLatin1Char('0'))}};
    if (!event.userId.isEmpty()) {
        object.insert(u"user_id"_s, event.userId);
        object.insert(u"user_name"_s, event.email);
        object.insert(u"connection"_s, event.connection);
        const QJsonObject body{{u"email"_s, event.email}, {u"connection"_s, event.connection},
            {u"client_id"_s, event.clientId}};
        object.insert(
            u"details"_s, event.details.isEmpty() ? QJsonObject{{u"body"_s, body}} : event.details);
    } else {
        object.insert(
            u"details"_s, QJsonObject{{u"request"_s, QJsonObject{{u"path"_s, event.path}}}});
    }
    return object;
}

} // namespace

void TenantLog::add(LogEvent event)
{
    if (!event.userId.isEmpty())
        m_ofUser[event.userId].push_back(m_events.size());
    m_events.push_back(std::move(event));
}

QJsonArray TenantLog::newest(qint64 nowMs, const QString &userId, int skip, int take) const
{
    QJsonArray found;
    const auto add = [&](size_t number) {
        if (m_events[number].atMs + m_lagMs <= nowMs && skip-- <= 0)
            found << shown(m_events[number], number);
        return found.size() < take;
    };
    if (userId.isEmpty()) {
        if (skip == 0) // somebody logs in every second
            found << QJsonObject{{u"date"_s, isoTime((nowMs - m_lagMs) / 1000 * 1000)},
                {u"type"_s, u"s"_s}, {u"client_id"_s, u"practice-shop"_s}};
        for (size_t i = m_events.size(); found.size() < take && i > 0 && add(--i);) { }
        return found;
    }
    const auto numbers = m_ofUser.value(userId);
    for (auto each = numbers.rbegin(); each != numbers.rend() && add(*each); ++each) { }
    return found;
}

QJsonArray TenantLog::oldest(qint64 nowMs, int skip, int take) const
{
    QJsonArray events;
    for (size_t i = 0; i < m_events.size() && events.size() < take; ++i) {
        if (m_events[i].atMs + m_lagMs <= nowMs && skip-- <= 0)
            events << shown(m_events[i], i);
    }
    return events;
}

QJsonArray TenantLog::found(qint64 nowMs, const Search &search, int skip, int take) const
{
    QJsonArray events;
    for (size_t i = m_events.size(); events.size() < take && i > 0;) {
        const LogEvent &event = m_events[--i];
        const bool matches = event.type == search.type && event.atMs >= search.fromMs
            && event.atMs <= search.toMs && event.atMs + m_lagMs <= nowMs;
        if (matches && skip-- <= 0)
            events << shown(event, i);
    }
    return events;
}

} // namespace bulkhead::practice
