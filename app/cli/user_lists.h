// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "cli/arguments.h"
#include "journal/ledger.h"
#include "plan/user_lists.h"

namespace bulkhead::cli {

// The options of `plan` that name single users.
[[nodiscard]] std::vector<Arguments::Option> userListOptions();

// Reads the files that they name. A wrong use has been said then, and Arguments is not sound.
[[nodiscard]] Result<plan::UserLists> userListsFrom(Arguments &arguments);

// The users whom one of these files names.
[[nodiscard]] Result<plan::NamedUsers> namedUsersFrom(
    const Arguments &arguments, const char *option);

// Says which of the named are not on the list of the affected, as far as that may be a mistake.
[[nodiscard]] QStringList notOnTheList(const plan::UserLists &lists, const journal::Ledger &ledger);

} // namespace bulkhead::cli
