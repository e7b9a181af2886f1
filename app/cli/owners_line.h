// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "report/owners.h"

#include <QString>

namespace bulkhead::cli {

// `Owners   12 have changed their password since, 3 have not, ...`
[[nodiscard]] QString ownersLine(const report::OwnerCounts &owners);

} // namespace bulkhead::cli
