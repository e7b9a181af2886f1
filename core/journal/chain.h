// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "journal/entry.h"

#include <QByteArray>

namespace bulkhead::journal {

// The hash that ties an entry to everything before it: SHA-256 over the previous hash (32 zero
// bytes for the first), the eight numbers as little-endian 64-bit values in the order of the
// columns, and the text in UTF-8. Changing, removing or inserting an entry breaks every later hash.
[[nodiscard]] QByteArray chainHash(const QByteArray &previous, const Entry &entry);

[[nodiscard]] QByteArray chainStart();

} // namespace bulkhead::journal
