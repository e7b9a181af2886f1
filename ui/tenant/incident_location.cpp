// SPDX-License-Identifier: Apache-2.0
#include "tenant/incident_location.h"

#include <QDateTime>
#include <QFileInfo>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {

QString incidentFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
        + u"/bulkhead/incidents"_s;
}

QString freshIncidentPath(const QDateTime &localTime)
{
    const QString stem =
        incidentFolder() + u"/incident-"_s + localTime.toString(u"yyyyMMdd-HHmm"_s);
    QString path = stem + u".incident"_s;
    for (int n = 2; QFileInfo::exists(path); ++n)
        path = u"%1-%2.incident"_s.arg(stem).arg(n);
    return path;
}

} // namespace bulkhead::ui
