// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/engine_host.h"
#include "cli/tenant_option.h"

namespace bulkhead::cli {

// The options of a command that is told its tenant, after its own.
[[nodiscard]] std::vector<Arguments::Option> tenantOptions(
    std::vector<Arguments::Option> more = {});

// Runs one operation to its end, says what went wrong; Done goes on to what is printed.
[[nodiscard]] ExitCode operate(run::Incident &incident, const CredentialFiles &files,
    const std::function<void(run::Engine &)> &begin);
// The same on the tenant that the options name.
[[nodiscard]] ExitCode operateOnTenant(
    Arguments &arguments, const std::function<void(run::Engine &)> &begin);

} // namespace bulkhead::cli
