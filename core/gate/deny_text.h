// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

namespace bulkhead::gate {

// What a refused user is told. It goes into the application's error_description, and is all that
// this person gets to see: so it must name a way back in.
inline constexpr qsizetype denyTextAtMost = 300;

// The text, trimmed. DenyTextUnfit (detail: the text) when it is empty, too long, of several lines,
// or names neither an address nor a number nor, in so many words, a help desk or a reset.
[[nodiscard]] Result<QString> checkedDenyText(const QString &text);

} // namespace bulkhead::gate
