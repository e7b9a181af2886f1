// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "journal/ledger.h"

class QIODevice;

namespace bulkhead::texts {

// The report as one page for people: no script, nothing loaded from anywhere, light and dark, fit
// to be printed. Written row by row. It says nothing that the journal does not, so the same journal
// gives the same page. OutputUnwritable when the device refuses.
[[nodiscard]] Result<> writeHtml(const journal::Ledger &ledger, QIODevice &device);

// The same into a file of mode 0600, which appears whole or not at all.
[[nodiscard]] Result<> writeHtmlReport(const QString &path, const journal::Ledger &ledger);

} // namespace bulkhead::texts
