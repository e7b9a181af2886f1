// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/output.h"
#include "cli/stop_wish.h"
#include "secrets/desktop_keychain.h"

#include <QEventLoop>

#include <optional>

namespace bulkhead::cli {

// Asks for something that may be in the keychain, and waits in an event loop. Nothing when `stop`
// came first.
template <typename Found, typename Ask>
[[nodiscard]] std::optional<Result<Found>> waitForKeychain(StopWish &stop, const Ask &ask)
{
    SystemClock clock;
    secrets::DesktopKeychain keychain(clock);
    QObject::connect(&keychain, &secrets::Keychain::waitedForUser, &keychain,
        [] { printNote(tr("Waiting for the keychain to be unlocked on the desktop.")); });
    QEventLoop loop;
    std::optional<Result<Found>> found;
    ask(keychain, [&](Result<Found> result) {
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
