// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "journal/journal.h"

#include <map>

namespace bulkhead::journal {

struct ChainEnd
{
    qint64 seq = 0;
    QByteArray hash;
};

// Hands every entry to `visitor`, oldest first; IncidentDamaged, with the number of the first bad
// entry, when one was changed, removed or inserted.
[[nodiscard]] Result<ChainEnd> visitEntries(Database &database, const Visitor &visitor);

// The same for a reader beside a running writer; takes no lock and writes nothing.
[[nodiscard]] Result<ChainEnd> readIncident(const QString &path, const Visitor &visitor);

// IncidentDamaged when a page is broken that reading does not come by: one of the index.
[[nodiscard]] Result<> checkPages(const QString &path);

// One affected user's entries, for a timeline.
[[nodiscard]] Result<std::vector<Entry>> entriesOfRow(const QString &path, qint32 row);

// The sealed texts that the file still holds, by the number of their entry.
[[nodiscard]] Result<std::map<qint64, QByteArray>> sealedTexts(const QString &path);

// Whether a living process holds the writer's lock.
[[nodiscard]] bool isBeingWritten(const QString &path);

} // namespace bulkhead::journal
