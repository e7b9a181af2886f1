// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "journal/ledger.h"
#include "practice/tenant.h"

namespace bulkhead {

// A list as it comes in a real incident: `users` of the practice tenant, some named twice, some by
// e-mail, one whom the tenant does not know and one line that is nothing at all.
// `sampleCsv` is the tenant's own list, as Tenant::sampleCsv() gives it.
[[nodiscard]] QByteArray drillList(const QByteArray &sampleCsv, int users);

struct DrillVerdict
{
    int agree = 0; // affected users of whom report and tenant say the same
    QStringList differences; // user ids of whom they do not
    int unlistedTouched = 0; // users that were not on the list and were touched all the same
};

// Holds what the incident claims, row by row, against what the practice tenant saw.
[[nodiscard]] DrillVerdict compareWithTenant(
    const journal::Ledger &ledger, const practice::Record &record);

} // namespace bulkhead
