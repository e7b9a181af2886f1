// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "journal/ledger.h"
#include "report/outlet.h"

namespace bulkhead::texts::html {

// The parts of the page that go through the list: why users are not done, user by user, and the
// lines that are no users.
void putGroups(report::Outlet &outlet, const journal::Ledger &ledger);
void putUsers(report::Outlet &outlet, const journal::Ledger &ledger);
void putRejects(report::Outlet &outlet, const journal::Ledger &ledger);

} // namespace bulkhead::texts::html
