// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "journal/ledger.h"
#include "report/next_step.h"
#include "report/owners.h"

#include <optional>

namespace bulkhead::report {

// What a report says of one affected user.
struct ReportRow
{
    QString source; // once when all places share it, else as many as there are lines
    QString line; // the first line, then its repeats: 2;7
    QString input;
    User user; // empty unless the tenant knows exactly one
    QString connection; // the one whose password a reset would change
    StepState status = StepState::Pending; // the worst of all steps
    std::optional<StepState> revoke, reset; // nothing when not part of the plan
    int httpStatus = 0; // of the step that decided; 0: none
    Reason reason = Reason::None;
    NextStep next = NextStep::Nothing;
    int attempts = 0;
    qint64 concludedAtMs = 0; // UTC, of the latest conclusion; 0: none
    Owner owner = Owner::NotReset; // has changed the password since, or not
    qint64 lookedAtMs = 0; // UTC, when that was seen; 0: nobody looked
    QString note; // in whose words a user is protected or left out
};

// Pure. A row that is merged into another has nothing to say: ask isReported first.
[[nodiscard]] ReportRow rowOf(const journal::Ledger &ledger, qint32 row);
[[nodiscard]] bool isReported(const journal::Ledger &ledger, qint32 row);

struct RejectRow
{
    QString source, line, input;
    RejectReason reason = RejectReason::NotAnIdentifier;
};

[[nodiscard]] RejectRow rejectOf(
    const journal::Ledger &ledger, const journal::Ledger::Reject &reject);

// `none` when the plan has no such step.
[[nodiscard]] QString wireName(std::optional<StepState> state);
// `yes`, `no`, or empty when it is not known or there is nothing to know.
[[nodiscard]] QString wireName(Owner owner);

// ISO 8601, UTC, milliseconds; empty for 0.
[[nodiscard]] QString isoTime(qint64 utcMs);

} // namespace bulkhead::report
