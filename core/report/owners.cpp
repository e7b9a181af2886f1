// SPDX-License-Identifier: Apache-2.0
#include "report/owners.h"

#include "plan/applicability.h"

namespace bulkhead::report {

bool lookedSinceReset(const journal::Ledger &ledger, qint32 row)
{
    const qint64 lookedMs = ledger.passwordLook(row).lookedAtMs;
    const auto steps = ledger.steps(row);
    for (size_t i = 0; i < steps.size(); ++i) {
        if (factsOf(ledger.measures()[i]).group == MeasureGroup::Reset
            && steps[i].state == StepState::Done && lookedMs > steps[i].concludedAtMs)
            return true; // after the first of them
    }
    return false;
}

Owner ownerOf(const journal::Ledger &ledger, qint32 row)
{
    if (!ledger.wasReset(row))
        return Owner::NotReset;
    if (!lookedSinceReset(ledger, row))
        return Owner::NotLooked;
    if (ledger.passwordLook(row).changed())
        return Owner::Changed;
    const QString connection = plan::passwordConnection(ledger.user(row), ledger.choices());
    const bool silent = connectionNamed(ledger.connections(), connection).customDatabase;
    return silent ? Owner::NotLooked : Owner::NotChanged;
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
        if (lookedSinceReset(ledger, row))
            counts.lookedAtMs = std::max(counts.lookedAtMs, ledger.passwordLook(row).lookedAtMs);
    }
    return counts;
}

} // namespace bulkhead::report
