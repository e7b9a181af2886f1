// SPDX-License-Identifier: Apache-2.0
#include "run/settle.h"

namespace bulkhead::run {
namespace {

using journal::Entry;
using journal::EntryKind;

qint32 rowOf(const journal::Ledger &ledger, const QString &userId)
{
    for (qint32 row = 0; row < ledger.rowCount(); ++row) {
        if (ledger.resolution(row) == Resolution::Found && ledger.user(row).userId == userId)
            return row;
    }
    return -1;
}

Entry entryFor(qint32 row, Measure measure, Settled how)
{
    if (how == Settled::Repeat)
        return {.kind = EntryKind::Reopened, .row = row, .measure = int(measure)};
    return {.kind = EntryKind::Concluded,
        .row = row,
        .measure = int(measure),
        .code = int(StepState::Done),
        .reason = int(Reason::SettledByOperator)};
}

} // namespace

Result<> settle(Incident &incident, const QString &userId, Settled how)
{
    const auto &ledger = incident.ledger();
    const qint32 row = rowOf(ledger, userId);
    if (row < 0)
        return failure(Fault::UnknownUser, userId);
    std::vector<Entry> entries;
    const auto steps = ledger.steps(row);
    for (size_t i = 0; i < steps.size(); ++i) {
        if (steps[i].state == StepState::Unknown)
            entries.push_back(entryFor(row, ledger.measures()[i], how));
    }
    if (entries.empty())
        return failure(Fault::NothingToSettle, userId);
    return incident.record(entries);
}

} // namespace bulkhead::run
