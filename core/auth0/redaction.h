// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace bulkhead::auth0 {

inline constexpr int longestWords = 300;

// Words of a server that may be stored and shown: one line, at most 300 characters, and without
// anything that could open a door. JWTs, bearer values, `name=value` secrets and long opaque runs
// become `[cut]`; of a link only scheme and host stay.
[[nodiscard]] QString redacted(const QString &words);

} // namespace bulkhead::auth0
