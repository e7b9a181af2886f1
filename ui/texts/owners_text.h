// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "report/owners.h"

#include <QString>

namespace bulkhead::texts {

// Who of those whose password was reset has chosen a new one, as far as anybody has looked.
[[nodiscard]] QString ownersText(const report::OwnerCounts &owners);

// When it was looked at last, in the time of this computer; empty when nobody has.
[[nodiscard]] QString lookedText(const report::OwnerCounts &owners);

} // namespace bulkhead::texts
