// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "journal/ledger.h"
#include "measures/step_calls.h"

namespace bulkhead::run {

// Pure: what a step is about, as the incident knows it. Belongs to `ledger`, which must stay.
[[nodiscard]] measures::Target targetOf(
    const journal::Ledger &ledger, qint32 row, Measure measure, qint64 nowMs = 0);

} // namespace bulkhead::run
