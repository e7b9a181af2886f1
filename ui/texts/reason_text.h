// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "texts/fault_text.h"

#include "model/outcome.h"

namespace bulkhead::texts {

// Why a user's step stands as it stands, what that means and what to do. `words` are the server's.
[[nodiscard]] Explanation explain(Reason reason, const QString &words);

// A state in one word.
[[nodiscard]] QString stateText(StepState state);

} // namespace bulkhead::texts
