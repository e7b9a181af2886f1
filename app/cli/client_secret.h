// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/secret.h"
#include "model/tenant.h"

namespace bulkhead::cli {

// Environment, `file`, keychain, in this order; waits for the keychain in an event loop.
[[nodiscard]] Result<Secret> clientSecret(const TenantConfig &tenant, const QString &file);

} // namespace bulkhead::cli
