// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/outcome.h"

#include <QString>

namespace bulkhead::report {

// What a person or a script does next about a row; wire names stand in reports.
enum class NextStep : quint8 {
    Nothing, // done; the wire name is empty
    Run, // start the run, or take it up again
    Retry, // run --retry-failed
    Settle, // find out, then settle --as done|repeat
    ListUserId, // several users: put the right user_id on a list
    CheckIdentifier, // the tenant does not know it: a typing error, or another tenant
    ResetElsewhere, // no password in this tenant, or no address for the mail
    NewIncident, // cancelled: only a new incident takes it up
    CorrectLine, // a reject: put right what stands on that line
    None, // skipped, and nothing is missing
};

[[nodiscard]] NextStep nextStep(StepState status, Reason reason);
[[nodiscard]] QString wireName(NextStep next);

} // namespace bulkhead::report
