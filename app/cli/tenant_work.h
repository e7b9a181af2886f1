// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/engine_host.h"
#include "cli/tenant_option.h"

namespace bulkhead::cli {

// The options of a command that is told its tenant, after its own.
[[nodiscard]] std::vector<Arguments::Option> tenantOptions(
    std::vector<Arguments::Option> more = {});

// Says what went wrong with an operation; Done goes on to what is printed.
[[nodiscard]] ExitCode exitCodeOf(const Result<Ended> &ended);
// Runs one operation on the tenant that the options name to its end; the same.
[[nodiscard]] ExitCode operateOnTenant(
    Arguments &arguments, const std::function<void(run::Engine &)> &begin);

} // namespace bulkhead::cli
