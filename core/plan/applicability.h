// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/outcome.h"
#include "model/plan_choices.h"
#include "model/user.h"

namespace bulkhead::plan {

// The connection whose password a reset would change: the chosen one when the user is in it, the
// user's own when none was chosen, else empty.
[[nodiscard]] QString passwordConnection(const User &user, const PlanChoices &choices);

// Reason::None when the measure can work on that user; else why it is skipped. Reset e-mails exist
// for database connections only (Authentication API, change_password).
[[nodiscard]] Reason obstacle(Measure measure, const User &user, const PlanChoices &choices);

} // namespace bulkhead::plan
