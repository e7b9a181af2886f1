// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "run/rotation_count.h"
#include "run/rotation_state.h"
#include "texts/fault_text.h"

namespace bulkhead::texts {

// A limit on the age of passwords, for the window and the command line.

// Where which age is the limit, and how many are protected; a line each.
[[nodiscard]] QStringList rotationRule(const gate::RotationTold &told);
// Whether the marketplace's own is bound, and where it is.
[[nodiscard]] QString marketplaceRotation(bool bound);
[[nodiscard]] QString marketplaceRotationUrl();
// How many would have to change today, then of whom that number is made.
[[nodiscard]] QStringList rotationCount(
    const run::RotationCount::Counted &counted, Surface surface = Surface::Window);
// What a count could not tell, and what else is to be known before it is switched on.
[[nodiscard]] QStringList rotationDoubts(const run::RotationCount::Counted &counted,
    bool marketplaceBound, Surface surface = Surface::Window);

} // namespace bulkhead::texts
