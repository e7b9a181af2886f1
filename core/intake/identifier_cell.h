// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/identifier.h"

#include <QByteArrayView>

namespace bulkhead::intake {

// The identifier in one cell or line, freed of what exports, spreadsheets and mail programs put
// around it: blanks and invisible characters, a pair of quotes, the `'` that keeps a spreadsheet
// from running `= + - @` (Auth0's own CSV export writes it), `mailto:`, `Name <address>`.
[[nodiscard]] IdentifierOrReject readCell(QByteArrayView utf8);

// A header's cell, freed of the same wrapping.
[[nodiscard]] QString readName(QByteArrayView utf8);

// For recognising empty cells: nothing but blanks and invisible characters.
[[nodiscard]] bool isBlank(QByteArrayView utf8);

} // namespace bulkhead::intake
