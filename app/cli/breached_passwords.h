// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/arguments.h"
#include "composition/exit_code.h"
#include "run/settings_change.h"

namespace bulkhead::cli {

// protect breached-passwords on|off|undo
[[nodiscard]] ExitCode breachedPasswords(const QStringList &given);
// Where it is remembered what stood in the tenant that the arguments name.
[[nodiscard]] protection::UndoMemory undoMemory(const Arguments &arguments);
void printBreachedPasswords(const run::SettingsTold &told);

} // namespace bulkhead::cli
