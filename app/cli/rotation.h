// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "composition/exit_code.h"
#include "run/action_listing.h"

#include <QJsonObject>

namespace bulkhead::cli {

// protect rotation.
[[nodiscard]] ExitCode rotation(const QStringList &given);

// As `protect status` tells it; the rule is as the deployed code has it.
[[nodiscard]] QJsonObject rotationJson(const std::vector<run::ActionListing::Row> &rows);
void printRotation(const std::vector<run::ActionListing::Row> &rows);

} // namespace bulkhead::cli
