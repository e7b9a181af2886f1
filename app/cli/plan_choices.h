// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/arguments.h"
#include "model/plan_choices.h"

#include <optional>
#include <vector>

namespace bulkhead::cli {

// The options of `plan` that say what is to be done, and `more`.
[[nodiscard]] std::vector<Arguments::Option> planOptions(std::vector<Arguments::Option> more);

// Nothing when they make no sense together; that has been said then.
[[nodiscard]] std::optional<PlanChoices> choicesFrom(Arguments &arguments);

// Of --mail-rate, which plan and run have.
[[nodiscard]] std::optional<double> mailRateFrom(Arguments &arguments);

} // namespace bulkhead::cli
