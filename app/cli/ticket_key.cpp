// SPDX-License-Identifier: Apache-2.0
#include "cli/ticket_key.h"

#include "cli/keychain_wait.h"

namespace bulkhead::cli {

std::optional<Result<Secret>> ticketKey(
    const QString &incidentId, secrets::IfMissing ifMissing, StopWish &stop)
{
    return waitForKeychain<Secret>(stop, [&](auto &keychain, auto done) {
        secrets::findTicketKey(incidentId, ifMissing, keychain, done);
    });
}

} // namespace bulkhead::cli
