// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "run/incident.h"

namespace bulkhead::run {

// What a person found out about a step of unknown outcome.
enum class Settled { Done, Repeat };

// Records it for every unknown step of that user; makes no call. Repeat: the next run does the step
// again. UnknownUser, or NothingToSettle.
[[nodiscard]] Result<> settle(Incident &incident, const QString &userId, Settled how);

} // namespace bulkhead::run
