// SPDX-License-Identifier: Apache-2.0
#include "run/advice.h"

#include <algorithm>

namespace bulkhead::run {
namespace {

size_t hashOf(const QString &email)
{
    return qHash(email.toCaseFolded());
}

bool isExempt(const std::vector<Reason> &reasons)
{
    return std::any_of(reasons.begin(), reasons.end(),
        [](Reason reason) { return reason == Reason::Protected || reason == Reason::Excluded; });
}

} // namespace

SharedEmails::SharedEmails(const journal::Ledger &ledger)
{
    std::vector<size_t> all;
    for (qint32 row = 0; row < ledger.rowCount(); ++row) {
        if (ledger.resolution(row) == Resolution::Several) {
            const QStringList candidates = ledger.candidates(row);
            m_candidates.unite({candidates.begin(), candidates.end()});
        } else if (const QString email = ledger.user(row).email; !email.isEmpty()) {
            all.push_back(hashOf(email));
        }
    }
    std::sort(all.begin(), all.end());
    for (size_t i = 1; i < all.size(); ++i) {
        if (all[i] == all[i - 1])
            m_twice.push_back(all[i]);
    }
}

bool SharedEmails::has(const User &user) const
{
    return m_candidates.contains(user.userId)
        || (!user.email.isEmpty()
            && std::binary_search(m_twice.begin(), m_twice.end(), hashOf(user.email)));
}

std::vector<plan::AdviceGroup> advise(const journal::Ledger &ledger)
{
    const SharedEmails shared(ledger);
    plan::AdviceCount count(ledger.choices(), ledger.connections());
    std::vector<Reason> reasons;
    for (qint32 row = 0; row < ledger.rowCount(); ++row) {
        if (ledger.resolution(row) != Resolution::Found)
            continue;
        reasons.clear();
        for (const journal::Step &step : ledger.steps(row))
            reasons.push_back(step.reason);
        if (isExempt(reasons))
            continue;
        User user = ledger.user(row);
        user.traits.setFlag(Trait::SharedEmail, shared.has(user));
        count.add(user, reasons);
    }
    return count.groups();
}

} // namespace bulkhead::run
