// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

#include <span>

namespace bulkhead::gate {

// How users stand in an Action's code: nobody who reads it can tell who they are.

// Bytes of one, of 48 bits.
inline constexpr qsizetype hashBytes = 6;

// Of a key, by which it is known in the tenant.
[[nodiscard]] quint64 hashOf(const QString &salt, const QString &key);

// 32 hex digits, drawn anew each time.
[[nodiscard]] QString randomSalt();

// Six bytes each, the highest first, base64. The Actions look hashes up in sorted ones.
[[nodiscard]] QString hashList(std::span<const quint64> hashes);
// Those of the keys, sorted.
[[nodiscard]] QString hashList(const QString &salt, const QStringList &keys);

} // namespace bulkhead::gate
