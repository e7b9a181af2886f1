// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/plan_choices.h"
#include "model/user.h"
#include "run/driver.h"

namespace bulkhead::run {

// Pure: the call that carries out one measure on one user.
[[nodiscard]] Work workFor(Measure measure, qint32 row, const User &user,
    const PlanChoices &choices, const QString &ownClientId);

} // namespace bulkhead::run
