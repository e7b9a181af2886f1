// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QJsonObject>
#include <QString>

#include <vector>

namespace bulkhead::practice {

// One line of the tenant's log, as far as a client looks at it (tenant log schema).
struct LogEvent
{
    qint64 atMs = 0; // UTC
    QString type{}; // scpr, sapi, ...
    QString userId{}; // empty for sapi, where the actor is an application
    QString email{};
    QString connection{};
    QString clientId{};
    QString path{}; // of a sapi
    QJsonObject details{}; // instead of the usual ones
};

// What a tenant writes down about itself. Not in real time: an event shows a while later.
class TenantLog
{
public:
    explicit TenantLog(int lagMs) : m_lagMs(lagMs) { }

    void add(LogEvent event);
    // Events that show at `nowMs`, newest first; of one user, or of all when `userId` is empty.
    [[nodiscard]] QJsonArray newest(qint64 nowMs, const QString &userId, int skip, int take) const;
    // The first that there ever was, oldest first.
    [[nodiscard]] QJsonArray oldest(qint64 nowMs, int skip, int take) const;
    // Those of one type between two times, newest first.
    struct Search
    {
        QString type;
        qint64 fromMs = 0, toMs = 0;
    };
    [[nodiscard]] QJsonArray found(qint64 nowMs, const Search &search, int skip, int take) const;

private:
    int m_lagMs;
    std::vector<LogEvent> m_events; // in the order of time
    QHash<QString, std::vector<size_t>> m_ofUser;
};

} // namespace bulkhead::practice
