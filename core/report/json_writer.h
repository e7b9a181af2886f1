// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "journal/ledger.h"

class QIODevice;

namespace bulkhead::report {

// {"schema":1,"tenant",...,"users":[...],"rejects":[...]}: the columns of the CSV by name, and each
// user's steps. Words that are missing are "", numbers and times that are missing are null. One
// line for each user, written as it is made. OutputUnwritable when the device refuses.
[[nodiscard]] Result<> writeJson(const journal::Ledger &ledger, QIODevice &device);

} // namespace bulkhead::report
