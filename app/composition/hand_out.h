// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "run/tickets.h"

namespace bulkhead {

// Writes the links that an incident's run has made to `out`, for a mail merge and mode 0600, and
// says how many there are. As readTickets() and report::writeFile().
[[nodiscard]] Result<run::Tickets> handOut(const QString &incident, const journal::Ledger &ledger,
    const Secret &key, qint64 nowMs, const QString &out);

} // namespace bulkhead
