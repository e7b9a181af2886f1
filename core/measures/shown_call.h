// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "measures/step_calls.h"

namespace bulkhead::measures {

// The call that carries the measure out, for a person to read: method, path and body, decoded, with
// dots in the place of what is secret or not known beforehand.
[[nodiscard]] QString shownCall(Measure measure, const Target &target);

} // namespace bulkhead::measures
