// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/measure.h"

#include <QStringList>

namespace bulkhead::plan {

// The scopes that a measure's calls need (Management API description, security of each operation).
[[nodiscard]] QStringList scopesOf(Measure measure);

} // namespace bulkhead::plan
