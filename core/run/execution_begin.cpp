// SPDX-License-Identifier: Apache-2.0
// How a run begins: what is taken up again, and whose turn comes when.
#include "run/execution.h"

#include <algorithm>
#include <numeric>

namespace bulkhead::run {

using journal::Entry;
using journal::EntryKind;

// A failed step, what was left out for it, and after a credential that was not killed also the
// revocations that went well: whoever logged in since is to be thrown out again.
std::vector<Entry> Execution::reopenings(qint32 row) const
{
    const auto &measures = m_incident.ledger().measures();
    const auto steps = m_incident.ledger().steps(row);
    std::vector<Entry> entries;
    bool credential = false;
    for (size_t i = 0; i < steps.size(); ++i) {
        const bool revocation = factsOf(measures[i]).group == MeasureGroup::Revoke;
        const bool failed = steps[i].state == StepState::Failed;
        if (failed || steps[i].reason == Reason::RevocationFailed
            || (credential && revocation && steps[i].state == StepState::Done))
            entries.push_back(
                {.kind = EntryKind::Reopened, .row = row, .measure = int(measures[i])});
        credential = credential || (failed && factsOf(measures[i]).group == MeasureGroup::Reset);
    }
    return entries;
}

Result<> Execution::begin()
{
    const auto &ledger = m_incident.ledger();
    const auto &measures = ledger.measures();
    std::vector<Entry> entries{{.kind = EntryKind::RunStarted}};
    for (qint32 row = 0; m_options.retryFailed && row < ledger.rowCount(); ++row) {
        if (ledger.userState(row) != StepState::Failed)
            continue;
        const auto again = reopenings(row);
        entries.insert(entries.end(), again.begin(), again.end());
    }
    if (const auto written = m_incident.record(entries); !written)
        return written;
    orderUsers();
    // Only now: what an earlier run left open has been settled.
    for (qint32 row = 0; row < ledger.rowCount(); ++row) {
        const auto steps = ledger.steps(row);
        for (size_t i = 0; i < steps.size(); ++i) {
            if (steps[i].state == StepState::Pending)
                countLeft(measures[i], 1);
            else if (steps[i].state == StepState::Unknown && measures[i] == Measure::Email)
                m_settlement.add(row);
        }
    }
    return {};
}

void Execution::orderUsers()
{
    const auto &ledger = m_incident.ledger();
    m_order.resize(size_t(ledger.rowCount()));
    std::iota(m_order.begin(), m_order.end(), 0);
    std::stable_sort(m_order.begin(), m_order.end(),
        [&](qint32 one, qint32 other) { return ledger.rank(one) < ledger.rank(other); });
}

} // namespace bulkhead::run
