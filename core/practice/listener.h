// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "practice/tenant.h"

#include <memory>

class QTcpServer;

namespace bulkhead::practice {

// Listens on 127.0.0.1 for plain or TLS connections, as the options say.
[[nodiscard]] Result<std::unique_ptr<QTcpServer>> makeListener(const TenantOptions &options);

} // namespace bulkhead::practice
