// SPDX-License-Identifier: Apache-2.0
#include "secrets/client_secret.h"

#include <QFile>

#include <cstdlib>
#include <cstring>
#include <memory>

using namespace Qt::StringLiterals;

namespace bulkhead::secrets {
namespace {

using Source = ClientSecret::Source;
using Found = std::function<void(Result<ClientSecret>)>;

constexpr qint64 longestLine = 4096;

Secret takeVariable()
{
    char *value = std::getenv(clientSecretVariable);
    if (!value)
        return {};
    Secret secret(QByteArray(value, qsizetype(std::strlen(value))));
    explicit_bzero(value, std::strlen(value)); // unsetting alone leaves it in /proc/PID/environ
    qunsetenv(clientSecretVariable);
    return secret;
}

// Unbuffered and into one array of the full size: no copy is left behind in memory.
Result<ClientSecret> readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return failure(Fault::SecretUnreadable, path);
    QByteArray line(longestLine + 3, '\0'); // CR, LF, and the zero that readLine() adds
    const qint64 size = file.readLine(line.data(), line.size());
    line.truncate(qMax(size, qint64(0)));
    if (line.endsWith('\n'))
        line.chop(line.endsWith("\r\n") ? 2 : 1);
    const bool usable = !line.isEmpty() && line.size() <= longestLine;
    Secret secret(std::move(line));
    if (!usable)
        return failure(Fault::SecretUnreadable, path);
    constexpr auto others =
        QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    return ClientSecret{std::move(secret), Source::File, (file.permissions() & others) != 0};
}

void answerLater(Keychain &keychain, Result<ClientSecret> result, Found done)
{
    const auto kept = std::make_shared<Result<ClientSecret>>(std::move(result));
    QMetaObject::invokeMethod(
        &keychain, [kept, done = std::move(done)] { done(std::move(*kept)); },
        Qt::QueuedConnection);
}

void askKeychain(const SecretSources &sources, Keychain &keychain, Found done)
{
    const QString key = clientSecretKey(sources.clientId, sources.tenant);
    keychain.read(key, [key, done = std::move(done)](Result<std::optional<Secret>> answer) {
        if (answer && *answer && !(*answer)->isEmpty())
            return done(ClientSecret{std::move(**answer), Source::Keychain});
        QString looked = u"%1, keychain %2"_s.arg(QLatin1StringView(clientSecretVariable), key);
        if (!answer)
            looked += u" (%1)"_s.arg(answer.error().detail);
        done(failure(Fault::SecretMissing, looked));
    });
}

} // namespace

void findClientSecret(const SecretSources &sources, Keychain &keychain, Found done)
{
    Secret given = takeVariable();
    if (!given.isEmpty())
        answerLater(keychain, ClientSecret{std::move(given), Source::Environment}, std::move(done));
    else if (!sources.file.isEmpty())
        answerLater(keychain, readFile(sources.file), std::move(done));
    else
        askKeychain(sources, keychain, std::move(done));
}

} // namespace bulkhead::secrets
