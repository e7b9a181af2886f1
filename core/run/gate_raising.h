// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "run/action_raising.h"
#include "run/gate_list.h"

namespace bulkhead::run {

// What a gate needs of a tenant's permissions.
[[nodiscard]] QStringList gateScopes();

// Whether a gate before whole connections can be put up as chosen; `content` is made of these
// choices. ConnectionUnknown, ConnectionStrands (unless it was said what becomes of the stranded),
// ExemptionMissing.
[[nodiscard]] Result<> checkRule(const journal::Ledger &ledger, const journal::GateChoices &choices,
    const gate::GateContent &content);

// Puts the incident's gate up, or makes it what the file knows now. What was chosen before stays,
// salt and cut-off too, so that nothing is sent when nothing has changed. `tenantNowMs` becomes the
// cut-off of a gate that never was up. NobodyToTreat, ActionTooLong; with connections chosen, which
// the incident has to know by a survey, as checkRule(). What is chosen is recorded.
[[nodiscard]] Result<std::unique_ptr<ActionDriver>> raiseGate(
    ActionDriver::Tools tools, journal::GateChoices choices, qint64 tenantNowMs, GateFor purpose);

} // namespace bulkhead::run
