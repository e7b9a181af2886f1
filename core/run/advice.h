// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "journal/ledger.h"
#include "plan/advisor.h"

#include <QSet>

namespace bulkhead::run {

// Which of an incident's users have an address that another account has too, as far as the incident
// knows: two of the list, or one of those whom a listed address may mean.
class SharedEmails
{
public:
    explicit SharedEmails(const journal::Ledger &ledger);
    [[nodiscard]] bool has(const User &user) const;

private:
    std::vector<size_t> m_twice; // hashes of addresses, in order
    QSet<QString> m_candidates; // user_ids
};

// What there is to know of the users of a frozen plan, by groups; those whom no step touches do not
// count. The time is linear, and nothing is kept for a user.
[[nodiscard]] std::vector<plan::AdviceGroup> advise(const journal::Ledger &ledger);

} // namespace bulkhead::run
