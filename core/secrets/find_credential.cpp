// SPDX-License-Identifier: Apache-2.0
#include "secrets/find_credential.h"

#include "secrets/environment.h"
#include "secrets/private_file.h"

#include <memory>

using namespace Qt::StringLiterals;

namespace bulkhead::secrets {
namespace {

using Source = FoundCredential::Source;
using Found = std::function<void(Result<FoundCredential>)>;

constexpr qint64 longestSecret = 4096;
constexpr qint64 longestKey = 64 * 1024;

FoundCredential foundSecret(Secret secret, Source source, const QString &loose = {})
{
    return {credentials::ClientSecret{std::move(secret)}, source, loose};
}

Result<FoundCredential> pastedToken(Secret given)
{
    auto token = credentials::ManagementToken::fromPasted(std::move(given));
    if (!token)
        return tl::unexpected(token.error());
    return FoundCredential{std::move(*token), Source::Environment, {}};
}

Result<FoundCredential> readSecretFile(const QString &path)
{
    auto file = readPrivateLine(path, longestSecret);
    if (!file)
        return failure(Fault::SecretUnreadable, path);
    return foundSecret(std::move(file->bytes), Source::File, file->loose ? path : QString());
}

// Without the event loop; nothing when only the keychain is left to ask.
std::optional<Result<FoundCredential>> given(const CredentialSources &sources)
{
    Secret token = takeVariable(managementTokenVariable);
    Secret secret = takeVariable(clientSecretVariable);
    if (!token.isEmpty())
        return pastedToken(std::move(token));
    if (!secret.isEmpty())
        return foundSecret(std::move(secret), Source::Environment);
    if (!sources.secretFile.isEmpty())
        return readSecretFile(sources.secretFile);
    if (!sources.keyFile.path.isEmpty())
        return readKeyFile(sources.keyFile);
    return std::nullopt;
}

void answerLater(Keychain &keychain, Result<FoundCredential> result, Found done)
{
    const auto kept = std::make_shared<Result<FoundCredential>>(std::move(result));
    QMetaObject::invokeMethod(
        &keychain, [kept, done = std::move(done)] { done(std::move(*kept)); },
        Qt::QueuedConnection);
}

void askKeychain(const CredentialSources &sources, Keychain &keychain, Found done)
{
    const QString key = clientSecretKey(sources.clientId, sources.tenant);
    keychain.read(key, [key, done = std::move(done)](Result<std::optional<Secret>> answer) {
        if (answer && *answer && !(*answer)->isEmpty())
            return done(foundSecret(std::move(**answer), Source::Keychain));
        QString looked = u"%1, keychain %2"_s.arg(QLatin1StringView(clientSecretVariable), key);
        if (!answer)
            looked += u" (%1)"_s.arg(answer.error().detail);
        done(failure(Fault::SecretMissing, looked));
    });
}

} // namespace

Result<FoundCredential> readKeyFile(const credentials::KeyFile &file)
{
    auto pem = readPrivateFile(file.path, longestKey);
    if (!pem)
        return failure(Fault::PrivateKeyUnreadable, file.path);
    auto key = credentials::PrivateKey::fromPem(std::move(pem->bytes), file.algorithm);
    if (!key) {
        const auto &[fault, what] = key.error();
        return failure(fault, what.isEmpty() ? file.path : u"%1 (%2)"_s.arg(file.path, what));
    }
    return FoundCredential{std::move(*key), Source::File, pem->loose ? file.path : QString()};
}

void findCredential(const CredentialSources &sources, Keychain &keychain, Found done)
{
    if (auto found = given(sources))
        answerLater(keychain, std::move(*found), std::move(done));
    else
        askKeychain(sources, keychain, std::move(done));
}

} // namespace bulkhead::secrets
