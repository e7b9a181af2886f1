// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "journal/entries.h"

namespace bulkhead::report::sample {

// One incident with every kind of row: ada done, bo failed, cy skipped for the mail, dee unknown,
// eve pending, two@x stands for two users, nobody@x for none; ada also stands on line 9 as
// ADA@x.org (merged) and in a second list.
[[nodiscard]] std::vector<journal::Entry> incident();
[[nodiscard]] journal::Ledger ledger();

} // namespace bulkhead::report::sample
