// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "run/rotation_count.h"

namespace bulkhead::cli {

void printCount(const run::RotationCount::Counted &counted, bool json);
// What a count could not tell, and what else is to be known before a rotation is switched on.
void noteDoubts(
    const run::RotationCount::Counted &counted, const std::vector<run::ActionListing::Row> &rows);

} // namespace bulkhead::cli
