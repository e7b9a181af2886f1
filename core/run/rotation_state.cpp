// SPDX-License-Identifier: Apache-2.0
#include "run/rotation_state.h"

#include "gate/action_code.h"
#include "gate/gate_name.h"

namespace bulkhead::run {

RotationState rotationState(const std::vector<ActionListing::Row> &rows)
{
    RotationState state{ownActionState(rows, gate::rotationName, gate::rotationTemplate())};
    for (const auto &[action, place] : rows) {
        state.marketplace =
            state.marketplace || (place >= 0 && gate::isMarketplaceRotation(action));
        if (action.name != gate::rotationName || !action.deployedCode)
            continue;
        state.deployed = gate::readRotation(*action.deployedCode);
        state.sinceMs = state.deployed ? action.deployedMs : 0;
    }
    return state;
}

} // namespace bulkhead::run
