// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "journal/ledger.h"

#include <QJsonObject>

namespace bulkhead::report {

// status --json. `path` as the operator gave it. The six user states sum to total; eta_s is null
// unless a run is on its way and knows; limit is what the last run took the tenant's to be, null
// before the first call of one.
[[nodiscard]] QJsonObject statusJson(const journal::Ledger &ledger, const QString &path);

} // namespace bulkhead::report
