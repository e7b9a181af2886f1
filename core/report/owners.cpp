// SPDX-License-Identifier: Apache-2.0
#include "report/owners.h"

#include "plan/applicability.h"

namespace bulkhead::report {

Owner ownerOf(const journal::Ledger &ledger, qint32 row)
{
    if (!ledger.wasReset(row))
        return Owner::NotReset;
    const journal::PasswordLook &look = ledger.passwordLook(row);
    if (look.changed())
        return Owner::Changed;
    const QString connection = plan::passwordConnection(ledger.user(row), ledger.choices());
    const bool silent = connectionNamed(ledger.connections(), connection).customDatabase;
    return look.lookedAtMs == 0 || silent ? Owner::NotLooked : Owner::NotChanged;
}

OwnerCounts ownerCounts(const journal::Ledger &ledger)
{
    OwnerCounts counts;
    for (qint32 row = 0; row < ledger.rowCount(); ++row) {
        switch (ownerOf(ledger, row)) {
        case Owner::NotReset: continue;
        case Owner::NotLooked: ++counts.notLooked; break;
        case Owner::NotChanged: ++counts.notChanged; break;
        case Owner::Changed: ++counts.changed; break;
        }
        counts.lookedAtMs = std::max(counts.lookedAtMs, ledger.passwordLook(row).lookedAtMs);
    }
    return counts;
}

} // namespace bulkhead::report
