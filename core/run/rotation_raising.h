// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gate/rotation_code.h"
#include "run/action_raising.h"
#include "run/rotation_count.h"
#include "run/rotation_state.h"

namespace bulkhead::run {

// Reads the tenant's Actions and all users, and counts whom that rule would refuse at `nowMs`, UTC
// by the tenant's clock. Needs read:actions and read:users.
[[nodiscard]] std::unique_ptr<ActionDriver> countRotation(ActionDriver::Tools tools,
    const gate::RotationContent &content, qint64 nowMs, ActionListing::Told listed,
    RotationCount::CountTold counted);

// Its code, with the salt that stands in the tenant: nothing is sent when nothing has changed. As
// compileRotation().
[[nodiscard]] Result<QByteArray> rotationCode(
    const gate::RotationContent &content, const std::vector<ActionListing::Row> &there);

// Switches it on: only for what was counted just before, and typed by a person. RotationUnconfirmed
// (detail: how many would have to change today); ActionTooLong.
[[nodiscard]] Result<std::unique_ptr<ActionDriver>> raiseRotation(ActionDriver::Tools tools,
    const Result<QByteArray> &code, qint64 confirmed, const gate::RotationTally::Counts &counted);

} // namespace bulkhead::run
