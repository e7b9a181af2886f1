// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gate/gate_code.h"
#include "journal/ledger.h"

namespace bulkhead::run {

// Whether the passwords of those whose turn comes are about to be set by us. From then on the date
// of a password says nothing until the file knows which dates are ours.
enum class GateFor { Now, Sweep };

// Whom the incident's gate refuses, as far as they are known: identifiers as listed, and in their
// place the ids of the users that were found for them. Each user's cut-off is no earlier than our
// own change of the password; whose e-mail or factor changed inside the window is held.
[[nodiscard]] gate::GateContent gateContent(
    const journal::Ledger &ledger, const journal::GateChoices &choices, GateFor purpose);

// Users of the list who could never get past the gate by themselves: no password in this tenant,
// a store of its own that may report no date, no self-service, or no address.
[[nodiscard]] qint64 strandedUsers(const journal::Ledger &ledger);
// Users whom the gate stands before: found ones by user, the others by row.
[[nodiscard]] qint64 usersBehindGate(
    const journal::Ledger &ledger, const journal::GateChoices &choices);
// Rows that nobody has looked up yet: whether they are stranded is not known.
[[nodiscard]] qint64 unresolvedRows(const journal::Ledger &ledger);

} // namespace bulkhead::run
