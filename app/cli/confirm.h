// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

namespace bulkhead::cli {

// A run of more users wants their number said.
inline constexpr qint64 usersWithoutNumber = 1000;

} // namespace bulkhead::cli
