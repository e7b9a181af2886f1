// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "auth0/transport.h"

#include <QJsonObject>

namespace bulkhead::auth0 {

// GET /api/v2/attack-protection/breached-password-detection; read:attack_protection.
[[nodiscard]] Request breachedPasswords();
// PATCH of the same; update:attack_protection. What is left out stays; a list is replaced, and a
// nested object has to be whole.
[[nodiscard]] Request setBreachedPasswords(const QJsonObject &settings);

} // namespace bulkhead::auth0
