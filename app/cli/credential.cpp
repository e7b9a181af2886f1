// SPDX-License-Identifier: Apache-2.0
#include "cli/credential.h"

#include "cli/keychain_wait.h"
#include "secrets/find_credential.h"

using namespace Qt::StringLiterals;

namespace bulkhead::cli {

credentials::SignatureAlgorithm keyAlgorithmFrom(Arguments &arguments)
{
    const QString name = arguments.has("key-alg") ? arguments.value("key-alg") : u"RS256"_s;
    const auto algorithm = credentials::signatureAlgorithm(name);
    if (!algorithm)
        arguments.wrong(tr("--key-alg is RS256 or PS256."));
    return algorithm.value_or(credentials::SignatureAlgorithm::Rs256);
}

CredentialFiles credentialFilesFrom(Arguments &arguments)
{
    return {arguments.value("client-secret-file"),
        {arguments.value("private-key"), keyAlgorithmFrom(arguments)}};
}

std::optional<Result<credentials::Credential>> findCredential(
    const TenantConfig &tenant, const CredentialFiles &files, StopWish &stop)
{
    auto found = waitForKeychain<secrets::FoundCredential>(stop, [&](auto &keychain, auto done) {
        secrets::findCredential(
            {files.secret, files.key, tenant.clientId, tenant.address}, keychain, done);
    });
    if (!found)
        return std::nullopt;
    if (!*found)
        return Result<credentials::Credential>(tl::unexpected(found->error()));
    if (!(*found)->loose.isEmpty())
        printNote(tr("Others on this machine can read %1; chmod 600 it.").arg((*found)->loose));
    return Result<credentials::Credential>(std::move((*found)->credential));
}

} // namespace bulkhead::cli
