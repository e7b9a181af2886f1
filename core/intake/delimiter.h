// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "intake/sample.h"

namespace bulkhead::intake {

// The delimiter that splits at least half of the first lines, and most of them alike; plainText
// when there is none.
[[nodiscard]] char findDelimiter(const QByteArray &head);

// The first good records that say something.
[[nodiscard]] std::vector<SampleRow> sampleRows(const QByteArray &head, char delimiter);

} // namespace bulkhead::intake
