// SPDX-License-Identifier: Apache-2.0
#include "run/step_target.h"

#include "plan/applicability.h"

#include <algorithm>

namespace bulkhead::run {

measures::Target targetOf(const journal::Ledger &ledger, qint32 row, Measure measure, qint64 nowMs)
{
    const auto &all = ledger.measures();
    const auto index = size_t(std::find(all.begin(), all.end(), measure) - all.begin());
    const auto steps = ledger.steps(row);
    const User user = ledger.user(row);
    return {.user = user,
        .choices = ledger.choices(),
        .connection =
            connectionNamed(ledger.connections(), plan::passwordConnection(user, ledger.choices())),
        .ownClientId = ledger.tenant().clientId,
        .incidentId = ledger.id(),
        .foundBlocked = index < steps.size() && steps[index].foundBlocked,
        .nowMs = nowMs};
}

} // namespace bulkhead::run
