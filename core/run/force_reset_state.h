// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "run/action_listing.h"

namespace bulkhead::run {

// How the Action of the force-reset flag stands.
enum class ForceResetState {
    Off,
    On, // deployed and bound
    NotBound,
    OtherCode, // of that name, and not ours
};
[[nodiscard]] ForceResetState forceResetState(const std::vector<ActionListing::Row> &rows);

} // namespace bulkhead::run
