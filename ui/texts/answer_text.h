// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "texts/fault_text.h"

#include "journal/ledger.h"
#include "model/identifier.h"
#include "report/next_step.h"

namespace bulkhead::texts {

// What one call came to, what that means for the user and what to do. `words` are the server's.
[[nodiscard]] Explanation explain(Outcome outcome, const QString &words = {});

// Why a line of a list is no affected user.
[[nodiscard]] Explanation explain(RejectReason reason);

// A measure as a person names it: `Revoke everything`.
[[nodiscard]] QString measureText(Measure measure);

// What to do about a row, as an instruction; empty when nothing is to be done.
[[nodiscard]] QString nextText(report::NextStep next);

// The last thing the tenant said to this step, short enough for a cell; empty before any call.
[[nodiscard]] QString answerText(const journal::Step &step, const QString &words = {});

// The same for a user: of the step that was asked last, or why there is none.
[[nodiscard]] QString lastAnswer(const journal::Ledger &ledger, qint32 row);

// Where a user stands: the step on its way or next in turn, else the one that ended the work.
[[nodiscard]] QString currentStep(const journal::Ledger &ledger, qint32 row);

} // namespace bulkhead::texts
