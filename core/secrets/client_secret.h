// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/tenant.h"
#include "secrets/keychain.h"

namespace bulkhead::secrets {

inline constexpr auto clientSecretVariable = "BULKHEAD_CLIENT_SECRET";

struct SecretSources
{
    QString file; // --client-secret-file; empty: not given
    QString clientId;
    TenantAddress tenant; // the keychain's entry belongs to its origin and is sent there only
};

struct ClientSecret
{
    enum class Source { Environment, File, Keychain };

    Secret secret;
    Source source;
    bool loosePermissions = false; // the file can be read or written by others than its owner
};

// The first of: the environment's BULKHEAD_CLIENT_SECRET, the first line of the file, the
// keychain's entry. An empty variable or entry counts as none.
//
// The variable is taken: overwritten and unset, so that neither child processes nor
// /proc/PID/environ show it, and a second search does not find it. Call before threads are started.
//
// Fails with SecretUnreadable (detail: the file; also when its first line is empty or longer than
// 4096 bytes: a file that was named is never passed over) or SecretMissing (detail: where it was
// looked for, and why the keychain could not be asked). `done` is called exactly once, later, from
// the event loop, and not at all when the keychain is destroyed first.
void findClientSecret(const SecretSources &sources, Keychain &keychain,
    std::function<void(Result<ClientSecret>)> done);

} // namespace bulkhead::secrets
