// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "intake/list_reader.h"
#include "run/incident.h"

namespace bulkhead::run {

struct ImportSummary
{
    intake::ListSummary list;
    qint64 added = 0; // new identifiers
    qint64 duplicates = 0; // repeats, folded into the row that had them first
};

// Reads a list into the incident, all of it or nothing. A row whose cell in the column `beside` is
// not empty, 0, no or false comes first in every plan. Errors also as mayStillChange() has them: a
// frozen plan does not grow; and ListNoSuchColumn for `beside`.
[[nodiscard]] Result<ImportSummary> importList(Incident &incident, const QString &sourceName,
    QIODevice &device, const intake::ListOptions &options);

} // namespace bulkhead::run
