// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/stop_wish.h"
#include "secrets/ticket_key.h"

#include <optional>

namespace bulkhead::cli {

// Waits for the keychain in an event loop. Nothing when `stop` came first.
[[nodiscard]] std::optional<Result<Secret>> ticketKey(
    const QString &incidentId, secrets::IfMissing ifMissing, StopWish &stop);

} // namespace bulkhead::cli
