// SPDX-License-Identifier: Apache-2.0
#include "cli/ticket_key.h"

#include "cli/output.h"
#include "secrets/desktop_keychain.h"

#include <QEventLoop>

namespace bulkhead::cli {

std::optional<Result<Secret>> ticketKey(
    const QString &incidentId, secrets::IfMissing ifMissing, StopWish &stop)
{
    SystemClock clock;
    secrets::DesktopKeychain keychain(clock);
    QObject::connect(&keychain, &secrets::Keychain::waitedForUser, &keychain,
        [] { printNote(tr("Waiting for the keychain to be unlocked on the desktop.")); });
    QEventLoop loop;
    std::optional<Result<Secret>> found;
    secrets::findTicketKey(incidentId, ifMissing, keychain, [&](Result<Secret> result) {
        found = std::move(result);
        loop.quit();
    });
    stop.setStop([&loop] { loop.quit(); });
    if (!found)
        loop.exec();
    stop.setStop({});
    return found;
}

} // namespace bulkhead::cli
