// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/secret.h"
#include "cli/stop_wish.h"
#include "model/tenant.h"

#include <optional>

namespace bulkhead::cli {

// Environment, `file`, keychain, in this order; waits for the keychain in an event loop. Nothing
// when `stop` came first.
[[nodiscard]] std::optional<Result<Secret>> clientSecret(
    const TenantConfig &tenant, const QString &file, StopWish &stop);

} // namespace bulkhead::cli
