// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gate/standing.h"
#include "journal/gate_record.h"

namespace bulkhead::texts {

// What a refused user is told unless the organisation has words of its own.
[[nodiscard]] QString defaultDenyText();
// The same of whom the password's age keeps out.
[[nodiscard]] QString defaultRotationText();

// How one Action stands, in a sentence.
[[nodiscard]] QString standText(const gate::Stand &stand);

// What the gate is now and what that means. Never “contained”: tokens that are out live on.
[[nodiscard]] QString gateText(const journal::GateRecord &gate);

} // namespace bulkhead::texts
