// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gate/standing.h"
#include "journal/ledger.h"
#include "run/action_listing.h"

namespace bulkhead::cli {

// What “gate up”, “gate status” and “gate list” say when they have gone well.
void printGate(const journal::Ledger &ledger, const QString &path, bool json);
void printStands(const journal::Ledger &ledger, const QString &path,
    const std::vector<gate::Stand> &stands, bool json);
void printGates(const std::vector<run::ActionListing::Row> &rows, bool json);

} // namespace bulkhead::cli
