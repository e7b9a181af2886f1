// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "journal/ledger.h"

#include <QStringList>

namespace bulkhead::ui {

// The columns of the table of users: those of the CSV report in words, and two that only a screen
// needs. What matters in an incident stands first.
enum class Column {
    Status,
    Input,
    Step,
    LastAnswer,
    Next,
    UserId,
    Email,
    Connection,
    Revoke,
    Reset,
    HttpStatus,
    Reason,
    Attempts,
    ConcludedAt,
    PasswordChanged,
    LookedAt,
    Note,
    Source,
    Line
};
inline constexpr int columnCount = int(Column::Line) + 1;

[[nodiscard]] QString columnTitle(Column column);
[[nodiscard]] int columnWidth(Column column); // pixels at 100 %
[[nodiscard]] bool isNumber(Column column);

// The texts of one row, by column.
[[nodiscard]] QStringList cellsOf(const journal::Ledger &ledger, qint32 row);

// A state in one word with a capital letter, for cells and chips.
[[nodiscard]] QString stateTitle(StepState state);

} // namespace bulkhead::ui
