// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "run/action_listing.h"

namespace bulkhead::run {

// An Action of some incident's gate that stands in the tenant.
struct FoundGate
{
    QString name;
    int place = -1; // from 0; -1: not bound

    friend bool operator==(const FoundGate &, const FoundGate &) = default;
};
[[nodiscard]] std::vector<FoundGate> foundGates(const std::vector<ActionListing::Row> &rows);

} // namespace bulkhead::run
