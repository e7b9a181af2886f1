// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "journal/ledger.h"
#include "plan/preflight.h"

#include <QJsonArray>

namespace bulkhead::cli {

// By the tenant's last survey; of the plan, or of the choices that are offered before there is one.
[[nodiscard]] std::vector<plan::Finding> findingsOf(const journal::Ledger &ledger);

// A mark and a text each: `stop`, `!`, `ok`.
[[nodiscard]] QStringList findingLines(
    const std::vector<plan::Finding> &findings, plan::Severity least = plan::Severity::Green);
[[nodiscard]] QJsonArray findingsJson(const std::vector<plan::Finding> &findings);

} // namespace bulkhead::cli
