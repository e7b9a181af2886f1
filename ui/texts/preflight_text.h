// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "plan/preflight.h"
#include "texts/fault_text.h"

namespace bulkhead::texts {

// What was found before the first call. Of what is well only the first part is there.
[[nodiscard]] Explanation explain(const plan::Finding &finding, Surface surface = Surface::Window);

// The parts in one line.
[[nodiscard]] QString oneLine(const plan::Finding &finding, Surface surface = Surface::Window);

} // namespace bulkhead::texts
