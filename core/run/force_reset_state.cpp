// SPDX-License-Identifier: Apache-2.0
#include "run/force_reset_state.h"

#include "gate/action_code.h"
#include "gate/gate_name.h"

#include <algorithm>

namespace bulkhead::run {

ForceResetState forceResetState(const std::vector<ActionListing::Row> &rows)
{
    const auto found = std::find_if(rows.begin(), rows.end(),
        [](const auto &row) { return row.action.name == gate::forceResetName; });
    if (found == rows.end())
        return ForceResetState::Off;
    const auto &code = found->action.deployedCode;
    if (!code || !gate::isMadeFrom(gate::forceResetTemplate(), *code))
        return ForceResetState::OtherCode;
    return found->place >= 0 ? ForceResetState::On : ForceResetState::NotBound;
}

} // namespace bulkhead::run
