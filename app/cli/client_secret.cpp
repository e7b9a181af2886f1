// SPDX-License-Identifier: Apache-2.0
#include "cli/client_secret.h"

#include "cli/output.h"
#include "secrets/client_secret.h"
#include "secrets/desktop_keychain.h"

#include <QEventLoop>

namespace bulkhead::cli {

std::optional<Result<Secret>> clientSecret(
    const TenantConfig &tenant, const QString &file, StopWish &stop)
{
    SystemClock clock;
    secrets::DesktopKeychain keychain(clock);
    QObject::connect(&keychain, &secrets::Keychain::waitedForUser, &keychain,
        [] { printNote(tr("Waiting for the keychain to be unlocked on the desktop.")); });
    QEventLoop loop;
    std::optional<Result<secrets::ClientSecret>> found;
    secrets::findClientSecret({file, tenant.clientId, tenant.address}, keychain,
        [&](Result<secrets::ClientSecret> result) {
            found = std::move(result);
            loop.quit();
        });
    stop.setStop([&loop] { loop.quit(); });
    if (!found)
        loop.exec();
    stop.setStop({});
    if (!found)
        return std::nullopt;
    if (!*found)
        return Result<Secret>(tl::unexpected(found->error()));
    if ((*found)->loosePermissions)
        printNote(tr("Others on this machine can read %1; chmod 600 it.").arg(file));
    return Result<Secret>(std::move((*found)->secret));
}

} // namespace bulkhead::cli
