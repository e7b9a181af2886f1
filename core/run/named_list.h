// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "journal/ledger.h"
#include "plan/named_users.h"

class QIODevice;

namespace bulkhead::run {

// Adds everybody whom a list names: all of them or, on an error, nobody. What its column `reason`
// says is the reason, else `otherwise` is; without one every row needs its own: ListNoReason.
// Other errors as readList() has them, but ListNoIdentifier for a row that names nobody: whom it
// meant would go unprotected. Of these two the detail is the row's line.
[[nodiscard]] Result<> readNamed(
    QIODevice &device, const std::optional<QString> &otherwise, plan::NamedUsers &users);

// Those of the identifiers that name no user of the incident.
[[nodiscard]] QStringList namesNobody(const plan::NamedUsers &users, const journal::Ledger &ledger);

} // namespace bulkhead::run
