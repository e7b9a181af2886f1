// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "secrets/keychain.h"

namespace bulkhead::secrets {

// The key of an incident's reset tickets, in the keychain under `tickets@INCIDENT_ID`. Whoever has
// the file alone cannot read its links.
enum class IfMissing { Fail, Make };

// SecretMissing when there is none and none is to be made; KeychainUnavailable. `done` as in
// Keychain.
void findTicketKey(const QString &incidentId, IfMissing ifMissing, Keychain &keychain,
    std::function<void(Result<Secret>)> done);

} // namespace bulkhead::secrets
