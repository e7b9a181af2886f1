// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "journal/ledger.h"

namespace bulkhead {

// What scripts see; stable.
enum class ExitCode {
    Done = 0, // everything done
    Failed = 1, // finished, with failed or unknown users
    Usage = 2, // wrong usage, a list that cannot be read, a wrong confirmation
    Interrupted = 3, // paused, unreachable or halted; can be resumed
    Refused = 4, // the tenant refused: credentials, scope, plan, issuer
    BadFile = 5, // the incident file cannot be used
};

[[nodiscard]] ExitCode exitCode(Fault fault);
// Of an incident as it stands: finished, paused, halted ...
[[nodiscard]] ExitCode exitCode(const journal::Ledger &ledger);

} // namespace bulkhead
