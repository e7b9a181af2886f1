// SPDX-License-Identifier: Apache-2.0
#include "report/letters.h"

namespace bulkhead::report {
namespace {

qint64 &countOf(LetterCounts &counts, const journal::Step &letter)
{
    const bool refused =
        letter.reason == Reason::MailRefused || letter.reason == Reason::MailDeferred;
    switch (letter.state) {
    case StepState::Pending: return counts.pending;
    case StepState::Done: return counts.accepted;
    case StepState::Unknown: return counts.unknown;
    case StepState::Failed: return refused ? counts.refused : counts.notSent;
    case StepState::Skipped:
    case StepState::Cancelled: return counts.notSent;
    }
    Q_UNREACHABLE();
}

} // namespace

LetterCounts letterCounts(const journal::Ledger &ledger)
{
    LetterCounts counts;
    if (!ledger.mail() || ledger.measures().empty()
        || ledger.measures().back() != Measure::Delivery)
        return counts;
    for (qint32 row = 0; row < ledger.rowCount(); ++row) {
        if (const auto steps = ledger.steps(row);
            !steps.empty() && ledger.resolution(row) == Resolution::Found)
            ++countOf(counts, steps.back());
    }
    return counts;
}

} // namespace bulkhead::report
