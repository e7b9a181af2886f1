// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "intake/sample.h"

#include <optional>

namespace bulkhead::intake {

struct ColumnChoice
{
    size_t column;
    // Read instead where `column` is empty: the e-mail beside a user_id.
    std::optional<size_t> fallback = {};
};

// Whether a header of this name announces user_ids or e-mails; case and punctuation do not count.
[[nodiscard]] bool isKnownName(const QString &name);

// By the header's names, a user_id before an e-mail because it is exact, unless the rows contradict
// the name; else the only column that holds identifiers.
[[nodiscard]] std::optional<ColumnChoice> findColumn(const Sample &sample);

// The column that a person named: exactly, then without regard to case, then by its number from 1.
[[nodiscard]] std::optional<ColumnChoice> namedColumn(
    const QStringList &columns, const QString &name);

} // namespace bulkhead::intake
