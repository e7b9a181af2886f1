// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "journal/database.h"

namespace bulkhead::journal {

// Version of the file format, in SQLite's user_version. A higher one is refused.
inline constexpr int formatVersion = 1;

// Makes a new file an incident: one append-only table `journal`, guarded by triggers.
[[nodiscard]] Result<> createSchema(Database &database);

// IncidentForeign for another program's file, IncidentNewer for a later version of ours.
[[nodiscard]] Result<> checkSchema(Database &database);

} // namespace bulkhead::journal
