// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "journal/ledger.h"

class QIODevice;

namespace bulkhead::report {

// One field: quoted as RFC 4180 says when it must be, a ' before what a spreadsheet would
// calculate.
[[nodiscard]] QByteArray csvField(const QString &text);

// UTF-8, comma, CRLF; users in the order of the list, then rejects. Row by row: never the whole
// document in memory. OutputUnwritable when the device refuses.
[[nodiscard]] Result<> writeCsv(const journal::Ledger &ledger, QIODevice &device);

} // namespace bulkhead::report
