// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <QSslConfiguration>

namespace bulkhead::auth0 {

// TLS 1.2 or later, the peer verified against the system's authorities and, when `caFile` is named,
// those in that PEM file as well. CaUnreadable (detail: the path) when it holds no certificate.
[[nodiscard]] Result<QSslConfiguration> trust(const QString &caFile);

} // namespace bulkhead::auth0
