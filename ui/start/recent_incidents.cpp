// SPDX-License-Identifier: Apache-2.0
#include "start/recent_incidents.h"

#include "run/incident.h"
#include "tenant/incident_location.h"

#include <QDir>
#include <QSettings>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {
namespace {

constexpr int mostRemembered = 12;

RecentIncident readIncident(const QString &path)
{
    RecentIncident incident;
    incident.path = path;
    const auto ledger = run::readLedger(path);
    if (!ledger) {
        incident.error = ledger.error();
        return incident;
    }
    incident.tenantName = ledger->tenant().address.name();
    incident.state = ledger->state();
    incident.users = ledger->userTotal();
    incident.done = ledger->userTotal(StepState::Done);
    incident.updatedAtMs = ledger->updatedAtMs();
    return incident;
}

QStringList remembered()
{
    return QSettings().value(u"recent"_s).toStringList();
}

} // namespace

bool isUnfinished(const RecentIncident &incident)
{
    using State = journal::IncidentState;
    return incident.state == State::Running || incident.state == State::Paused
        || incident.state == State::Halted;
}

void rememberIncident(const QString &path)
{
    QStringList paths = remembered();
    paths.removeAll(path);
    paths.prepend(path);
    QSettings().setValue(u"recent"_s, paths.mid(0, mostRemembered));
}

QStringList knownIncidents()
{
    QStringList paths;
    for (const QString &path : remembered()) {
        if (QFileInfo(path).isFile())
            paths << path;
    }
    const QDir folder(incidentFolder());
    for (const QString &name :
        folder.entryList({u"*.incident"_s}, QDir::Files | QDir::Readable, QDir::Time)) {
        const QString path = folder.absoluteFilePath(name);
        if (!paths.contains(path))
            paths << path;
    }
    return paths.mid(0, mostRemembered);
}

void RecentReader::read(const QStringList &paths)
{
    m_background.forget();
    for (const QString &path : paths)
        m_background.ask<RecentIncident>([path] { return readIncident(path); },
            [this](const RecentIncident &incident) { emit found(incident); });
}

} // namespace bulkhead::ui
