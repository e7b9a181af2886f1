// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "credentials/credential.h"
#include "model/tenant.h"
#include "secrets/keychain.h"

namespace bulkhead::secrets {

inline constexpr auto clientSecretVariable = "BULKHEAD_CLIENT_SECRET";
inline constexpr auto managementTokenVariable = "BULKHEAD_MANAGEMENT_TOKEN";

struct CredentialSources
{
    QString secretFile; // --client-secret-file; empty: not given
    credentials::KeyFile keyFile; // --private-key
    QString clientId;
    TenantAddress tenant; // the keychain's entry belongs to its origin and is sent there only
};

struct FoundCredential
{
    enum class Source { Environment, File, Keychain };

    credentials::Credential credential;
    Source source;
    QString loose; // the file, when it can be read or written by others than its owner
};

// The first of: the environment's BULKHEAD_MANAGEMENT_TOKEN and BULKHEAD_CLIENT_SECRET, the first
// line of the secret's file, the key file, the keychain's entry. An empty variable or entry counts
// as none.
//
// Both variables are taken, as takeVariable() says.
//
// Fails with PastedTokenUnreadable, SecretUnreadable (detail: the file; also when its first line is
// empty or longer than 4096 bytes: a file that was named is never passed over), as readKeyFile()
// does, or with SecretMissing (detail: where it was looked for, and why the keychain could not be
// asked). `done` is called exactly once, later, from the event loop, and not at all when the
// keychain is destroyed first.
void findCredential(const CredentialSources &sources, Keychain &keychain,
    std::function<void(Result<FoundCredential>)> done);

// Fails with PrivateKeyUnreadable, PrivateKeyEncrypted or PrivateKeyUnsuitable (detail: the file).
[[nodiscard]] Result<FoundCredential> readKeyFile(const credentials::KeyFile &file);

} // namespace bulkhead::secrets
