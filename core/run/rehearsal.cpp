// SPDX-License-Identifier: Apache-2.0
#include "run/rehearsal.h"

#include "journal/reader.h"

#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace bulkhead::run {

QString rehearsalPath(const QString &path)
{
    const QString end = u".incident"_s;
    return path.chopped(end.size()) + u"-rehearsal"_s + end;
}

Result<std::unique_ptr<Incident>> makeRehearsal(Incident &incident, Clock &clock)
{
    const QString path = rehearsalPath(incident.path());
    if (QFileInfo::exists(path)) {
        const auto older = readLedger(path);
        if (!older || !older->isRehearsal() || journal::isBeingWritten(path))
            return failure(Fault::IncidentExists, path);
        QFile::remove(path);
    }
    if (const auto copied = incident.copyTo(path); !copied)
        return tl::unexpected(copied.error());
    auto copy = Incident::open(path, clock);
    if (!copy)
        return copy;
    if (const auto noted = (*copy)->record({.kind = journal::EntryKind::Rehearsal}); !noted)
        return tl::unexpected(noted.error());
    return copy;
}

} // namespace bulkhead::run
