// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "composition/exit_code.h"

#include <QStringList>

namespace bulkhead::cli {

// gate up, and gate release, which renews what is up.
[[nodiscard]] ExitCode gateUp(const QStringList &given);
[[nodiscard]] ExitCode gateRelease(const QStringList &given);

} // namespace bulkhead::cli
