// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

class QAbstractButton;
class QLineEdit;
class QWidget;

// A person at the window: finds what is shown by the names that assistive tools hear, and presses
// and types there.
namespace bulkhead::testing {

// Shown and named so; null when there is none. `&` in a button's text does not count.
[[nodiscard]] QWidget *shown(QWidget &window, const QString &name);
template <typename Widget> [[nodiscard]] Widget *shownAs(QWidget &window, const QString &name)
{
    return qobject_cast<Widget *>(shown(window, name));
}

// False when it did not become possible within `ms`.
[[nodiscard]] bool press(QWidget &window, const QString &name, int ms = 10'000);
[[nodiscard]] bool type(QWidget &window, const QString &name, const QString &text);
// Some shown label holds these words.
[[nodiscard]] bool says(QWidget &window, const QString &words);
[[nodiscard]] bool waitUntilShown(QWidget &window, const QString &name, int ms = 10'000);

} // namespace bulkhead::testing
