// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "run/action_raising.h"
#include "run/gate_list.h"

namespace bulkhead::run {

// What a gate needs of a tenant's permissions.
[[nodiscard]] QStringList gateScopes();

// Puts the incident's gate up, or makes it what the file knows now. What was chosen before stays,
// salt and cut-off too, so that nothing is sent when nothing has changed. `tenantNowMs` becomes the
// cut-off of a gate that never was up. NobodyToTreat, ActionTooLong; with connections chosen, which
// the incident has to know by a survey, ConnectionUnknown, ConnectionStrands (unless it was said
// what becomes of the stranded) and ExemptionMissing. What is chosen is recorded.
[[nodiscard]] Result<std::unique_ptr<ActionDriver>> raiseGate(
    ActionDriver::Tools tools, journal::GateChoices choices, qint64 tenantNowMs, GateFor purpose);

} // namespace bulkhead::run
