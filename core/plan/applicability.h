// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/connection.h"
#include "model/outcome.h"
#include "model/plan_choices.h"
#include "model/user.h"
#include "pacing/endpoint_group.h"

#include <span>

namespace bulkhead::plan {

// The connection whose password a reset would change: the chosen one when the user is in it, the
// user's own when none was chosen, else empty.
[[nodiscard]] QString passwordConnection(const User &user, const PlanChoices &choices);

// Reason::None when the measure can work on that user; else why it is skipped. Resets exist for
// passwords in database connections only; `connections` is what is known of those.
[[nodiscard]] Reason obstacle(Measure measure, const User &user, const PlanChoices &choices,
    const std::vector<Connection> &connections);

// Not impossible, but better not done; the operator may override it.
[[nodiscard]] bool isAdvice(Reason reason);
// The wire names of all such reasons: the overrides there can be.
[[nodiscard]] QStringList adviceNames();

// Auth0 keeps no more of a password (bcrypt).
inline constexpr int passwordBytesAtMost = 72;

// The calls that a measure takes for a user at least, all on the measure's API, one after the
// other.
[[nodiscard]] std::span<const pacing::EndpointGroup> callsOf(Measure measure);

} // namespace bulkhead::plan
