// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/secret.h"

#include <optional>

namespace bulkhead::credentials {

// AES-256-GCM. A sealed text says nothing without its key, and is refused when a bit of it or of
// `context` (what it belongs to; not secret, not contained) has changed.
inline constexpr int sealingKeyBytes = 32;
[[nodiscard]] Secret newSealingKey(); // from the system's random numbers

// Empty when the key has the wrong size.
[[nodiscard]] QByteArray seal(const Secret &text, const Secret &key, QByteArrayView context);
[[nodiscard]] std::optional<Secret> unseal(
    QByteArrayView sealed, const Secret &key, QByteArrayView context);

} // namespace bulkhead::credentials
