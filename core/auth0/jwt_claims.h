// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonObject>

namespace bulkhead::auth0 {

// The claims inside a JWT, unverified: the tenant checks its signature, we only read who issued it.
// Empty for anything that is not a JWT.
[[nodiscard]] QJsonObject jwtClaims(QByteArrayView token);

} // namespace bulkhead::auth0
