// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "run/action_listing.h"

namespace bulkhead::run {

// How an Action of ours that stays in the tenant stands.
enum class OwnActionState {
    Off,
    On, // deployed and bound
    NotBound,
    OtherCode, // of that name, and not ours
};
// Of the Action of that name; ours is what was made from `source`, whatever is filled in.
[[nodiscard]] OwnActionState ownActionState(
    const std::vector<ActionListing::Row> &rows, QLatin1StringView name, const QByteArray &source);
[[nodiscard]] OwnActionState forceResetState(const std::vector<ActionListing::Row> &rows);
[[nodiscard]] QString wireName(OwnActionState state);

} // namespace bulkhead::run
