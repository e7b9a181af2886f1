// SPDX-License-Identifier: Apache-2.0
#include "run/found_gates.h"

#include "gate/gate_name.h"

namespace bulkhead::run {

std::vector<FoundGate> foundGates(const std::vector<ActionListing::Row> &rows)
{
    std::vector<FoundGate> gates;
    for (const auto &[action, place] : rows) {
        if (gate::isGate(action))
            gates.push_back({action.name, place});
    }
    return gates;
}

} // namespace bulkhead::run
