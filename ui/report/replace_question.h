// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>

class QString;
class QWidget;

namespace bulkhead::ui {

// Asks before a file is replaced; calls `write` at once when there is none.
void askBeforeReplacing(const QString &path, QWidget *parent, std::function<void()> write);

// Why nothing can be written there; empty: it can.
[[nodiscard]] QString whyNotWritable(const QString &path, const QString &incident);

} // namespace bulkhead::ui
