// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "credentials/private_key.h"

namespace bulkhead::auth0 {

// What an assertion says. Good for one request and one minute; without `iat` and `nbf`, which a
// tenant would measure against its own clock to ten seconds.
struct AssertionClaims
{
    QString clientId;
    QString audience; // the tenant's issuer, one string
    qint64 nowS = 0; // by the tenant's clock
    QString id; // never used before
};

// RFC 7523, private_key_jwt.
[[nodiscard]] QByteArray clientAssertion(
    const AssertionClaims &claims, const credentials::PrivateKey &key);

// 128 bits of the system's generator.
[[nodiscard]] QString freshAssertionId();

} // namespace bulkhead::auth0
