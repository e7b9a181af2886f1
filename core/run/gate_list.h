// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gate/gate_code.h"
#include "journal/ledger.h"
#include "plan/named_users.h"

namespace bulkhead::run {

// Whether the passwords of those whose turn comes are about to be set by us. From then on the date
// of a password says nothing until the file knows which dates are ours.
enum class GateFor { Now, Sweep };

// Whom the incident's gate refuses, as far as they are known: identifiers as listed, and in their
// place the ids of the users that were found for them. Each user's cut-off is no earlier than our
// own change of the password; whose e-mail or factor changed inside the window is held until
// released. With connections chosen the list holds only those whom the rule does not reach, or who
// are held: whoever has not been looked up is left to the rule.
[[nodiscard]] gate::GateContent gateContent(
    const journal::Ledger &ledger, const journal::GateChoices &choices, GateFor purpose);

// Users of the list who could never get past the gate by themselves: no password in this tenant,
// a store of its own that may report no date, no self-service, or no address.
[[nodiscard]] qint64 strandedUsers(const journal::Ledger &ledger);
// Whom that gate stands before.
struct BehindGate
{
    // Of the list: found ones by user, the others by row. Before whole connections found ones only,
    // because nobody knows where the others log in.
    qint64 users = 0;
    qint64 held = 0; // of them, as isHeld()
    QStringList connections{}; // everybody in these, listed or not; how many, nobody has counted
};
[[nodiscard]] BehindGate behindGate(
    const journal::Ledger &ledger, const journal::GateChoices &choices);
// Of these connections those in which everybody is stranded, as far as is known.
[[nodiscard]] QStringList strandingConnections(
    const journal::Ledger &ledger, const QStringList &names);
// Those of the named whose changed e-mail or factor holds them, released or not.
[[nodiscard]] qint64 heldByContact(const journal::Ledger &ledger, const plan::NamedUsers &users);
// Whether that gate holds the user for such a change, until somebody releases the user.
[[nodiscard]] bool isHeld(
    const journal::Ledger &ledger, const journal::GateChoices &choices, qint32 row);
// Rows that nobody has looked up yet: whether they are stranded is not known.
[[nodiscard]] qint64 unresolvedRows(const journal::Ledger &ledger);

} // namespace bulkhead::run
