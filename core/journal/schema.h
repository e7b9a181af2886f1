// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "journal/database.h"

#include <QStringList>

namespace bulkhead::journal {

// Version of the file format, in SQLite's user_version. A higher one is refused; a lower one is
// read as it is, and raised when somebody writes.
inline constexpr int formatVersion = 1;

// Makes a new file an incident: one append-only table `journal`, guarded by triggers.
[[nodiscard]] Result<> createSchema(Database &database);

// Beside the journal: secrets that are sealed, by the number of the entry that they belong to, and
// until when. Made when there is one.
inline constexpr QLatin1StringView sealedTable{
    "CREATE TABLE IF NOT EXISTS sealed"
    " (seq INTEGER PRIMARY KEY, until INTEGER NOT NULL, text BLOB NOT NULL)"};

// The file's version. IncidentForeign for another program's file, IncidentNewer for a later
// version of ours.
[[nodiscard]] Result<int> knownVersion(Database &database);

// What raises a file of version `from` to ours, inside one transaction.
[[nodiscard]] QStringList migrationFrom(int from);

} // namespace bulkhead::journal
