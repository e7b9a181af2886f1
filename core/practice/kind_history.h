// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "practice/population.h"
#include "practice/profile_changes.h"
#include "practice/tenant_log.h"

namespace bulkhead::practice {

// What happened to the odd users before the tenant was born, in the order of time. The log goes
// back a month, so it does not tell everything.
[[nodiscard]] std::vector<LogEvent> historyOf(const Population &people, qint64 bornMs);
[[nodiscard]] QList<Factor> factorsOf(UserKind kind, qint64 bornMs);

} // namespace bulkhead::practice
