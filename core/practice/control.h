// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "practice/population.h"
#include "practice/record.h"

namespace bulkhead::practice {

struct State;

// What the control routes show and Tenant tells in-process.
[[nodiscard]] AccessCount accessOf(const State &state, const QString &userId);
[[nodiscard]] QByteArray sampleCsv(const Population &population, int take);

} // namespace bulkhead::practice
