// SPDX-License-Identifier: Apache-2.0
#include "secrets/keychain.h"

#include "model/tenant.h"

namespace bulkhead::secrets {

QString clientSecretKey(const QString &clientId, const TenantAddress &tenant)
{
    return clientId + u'@' + tenant.origin();
}

} // namespace bulkhead::secrets
