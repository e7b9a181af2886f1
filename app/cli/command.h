// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/arguments.h"
#include "composition/exit_code.h"

namespace bulkhead::cli {

// Every command: takes its arguments, prints results to stdout and everything else to stderr.
[[nodiscard]] ExitCode practiceCommand(const QStringList &arguments);
[[nodiscard]] ExitCode drillCommand(const QStringList &arguments);
[[nodiscard]] ExitCode newCommand(const QStringList &arguments);
[[nodiscard]] ExitCode importCommand(const QStringList &arguments);
[[nodiscard]] ExitCode checkCommand(const QStringList &arguments);
[[nodiscard]] ExitCode planCommand(const QStringList &arguments);
[[nodiscard]] ExitCode runCommand(const QStringList &arguments);
[[nodiscard]] ExitCode paceCommand(const QStringList &arguments);
[[nodiscard]] ExitCode lookCommand(const QStringList &arguments);
[[nodiscard]] ExitCode gateCommand(const QStringList &arguments);
[[nodiscard]] ExitCode protectCommand(const QStringList &arguments);
[[nodiscard]] ExitCode settleCommand(const QStringList &arguments);
[[nodiscard]] ExitCode cancelCommand(const QStringList &arguments);
[[nodiscard]] ExitCode statusCommand(const QStringList &arguments);
[[nodiscard]] ExitCode reportCommand(const QStringList &arguments);
[[nodiscard]] ExitCode mailCommand(const QStringList &arguments);
[[nodiscard]] ExitCode ticketsCommand(const QStringList &arguments);

} // namespace bulkhead::cli
