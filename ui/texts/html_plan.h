// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "journal/ledger.h"
#include "report/outlet.h"

namespace bulkhead::texts::html {

// The parts of the page that tell what the plan could not do, each only when there is something to
// tell: what lives on, what is odd about users, whom no step touched and why, and whether the
// owners have changed their passwords since; and what became of letters.
void putLivesOn(report::Outlet &outlet, const journal::Ledger &ledger);
void putAdvice(report::Outlet &outlet, const journal::Ledger &ledger);
void putExempt(report::Outlet &outlet, const journal::Ledger &ledger);
void putOwners(report::Outlet &outlet, const journal::Ledger &ledger);
void putLetters(report::Outlet &outlet, const journal::Ledger &ledger);

} // namespace bulkhead::texts::html
