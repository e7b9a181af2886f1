// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/arguments.h"
#include "cli/stop_wish.h"
#include "credentials/credential.h"
#include "model/tenant.h"

#include <optional>

namespace bulkhead::cli {

// Of every command that calls a tenant.
inline constexpr Arguments::Option secretFileOption{
    "client-secret-file", "FILE", "The client secret; else environment or keychain."};
inline constexpr Arguments::Option privateKeyOption{
    "private-key", "FILE", "The application's RSA key in PEM, in place of a secret."};
inline constexpr Arguments::Option keyAlgorithmOption{
    "key-alg", "RS256|PS256", "What the application's key was registered for; default RS256."};

// What those three name.
struct CredentialFiles
{
    QString secret;
    credentials::KeyFile key;
};
[[nodiscard]] CredentialFiles credentialFilesFrom(Arguments &arguments);
[[nodiscard]] credentials::SignatureAlgorithm keyAlgorithmFrom(Arguments &arguments);

// Environment, `files`, keychain, in this order; waits for the keychain in an event loop. Nothing
// when `stop` came first.
[[nodiscard]] std::optional<Result<credentials::Credential>> findCredential(
    const TenantConfig &tenant, const CredentialFiles &files, StopWish &stop);

} // namespace bulkhead::cli
