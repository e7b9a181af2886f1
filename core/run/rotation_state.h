// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gate/rotation_code.h"
#include "run/own_action_state.h"

namespace bulkhead::run {

// How the age of passwords is limited in the tenant.
struct RotationState
{
    OwnActionState state = OwnActionState::Off; // of our Action
    std::optional<gate::RotationTold> deployed{}; // what it says, when it is there and ours
    qint64 sinceMs = 0; // UTC, when that code was deployed; 0: the tenant does not tell
    bool marketplace = false; // the marketplace's own is bound, and refuses by its own days
};
[[nodiscard]] RotationState rotationState(const std::vector<ActionListing::Row> &rows);

} // namespace bulkhead::run
