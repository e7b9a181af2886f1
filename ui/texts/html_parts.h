// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/outcome.h"

#include <QByteArray>
#include <QStringList>

#include <optional>

namespace bulkhead::texts::html {

// What the page is made of. Whatever comes from outside passes through escaped().

[[nodiscard]] QString tr(const char *text);
[[nodiscard]] QString number(qint64 value);
[[nodiscard]] QByteArray escaped(const QString &text);
[[nodiscard]] QByteArray element(const QByteArray &name, const QString &text);

// A row is `<tr>` and its cells; its end is where the next one begins.
[[nodiscard]] QByteArray cell(const QString &text, const QByteArray &kind = {});
[[nodiscard]] QByteArray numberCell(qint64 value);
[[nodiscard]] QByteArray stateCell(std::optional<StepState> state);
[[nodiscard]] QByteArray tableHead(const QStringList &titles);
inline constexpr auto tableEnd = "</tbody></table></div>\n";

} // namespace bulkhead::texts::html
