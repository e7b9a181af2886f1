// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "desk/background.h"

#include "base/fault.h"
#include "journal/ledger.h"

#include <QStringList>

#include <optional>

namespace bulkhead::ui {

// What the start page tells of an incident file without opening it for work.
struct RecentIncident
{
    QString path;
    QString tenantName;
    journal::IncidentState state = journal::IncidentState::New;
    qint64 users = 0;
    qint64 done = 0;
    qint64 updatedAtMs = 0; // UTC
    std::optional<Error> error; // it cannot be read
};

// A run that was begun and has users left.
[[nodiscard]] bool isUnfinished(const RecentIncident &incident);

// In the settings, the latest first; files that are gone are left out. What lies in the default
// folder counts as known.
void rememberIncident(const QString &path);
[[nodiscard]] QStringList knownIncidents();

// Reads known incidents one by one in a thread of its own.
class RecentReader : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    void read(const QStringList &paths);

signals:
    void found(const bulkhead::ui::RecentIncident &incident);

private:
    Background m_background;
};

} // namespace bulkhead::ui
