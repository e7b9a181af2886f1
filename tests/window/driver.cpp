// SPDX-License-Identifier: Apache-2.0
#include "window/driver.h"

#include "testing/testing.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QLabel>
#include <QLineEdit>

namespace bulkhead::testing {
namespace {

QString nameOf(QWidget &widget)
{
    const QAccessibleInterface *told = QAccessible::queryAccessibleInterface(&widget);
    return told ? told->text(QAccessible::Name) : QString();
}

QAbstractButton *ready(QWidget &window, const QString &name)
{
    auto *button = shownAs<QAbstractButton>(window, name);
    return button && button->isEnabled() ? button : nullptr;
}

} // namespace

QWidget *shown(QWidget &window, const QString &name)
{
    QWidget *named = nullptr;
    for (QWidget *widget : window.findChildren<QWidget *>()) {
        if (!widget->isVisible() || nameOf(*widget) != name)
            continue;
        if (!qobject_cast<QLabel *>(widget)) // its label may be called the same
            return widget;
        named = widget;
    }
    return named;
}

bool press(QWidget &window, const QString &name, int ms)
{
    if (!waitFor([&] { return ready(window, name) != nullptr; }, ms))
        return false;
    ready(window, name)->click();
    return true;
}

bool type(QWidget &window, const QString &name, const QString &text)
{
    auto *edit = shownAs<QLineEdit>(window, name);
    if (!edit || !edit->isEnabled() || edit->isReadOnly())
        return false;
    edit->setText(text);
    return true;
}

bool says(QWidget &window, const QString &words)
{
    for (const QLabel *label : window.findChildren<QLabel *>()) {
        if (label->isVisible() && label->text().contains(words))
            return true;
    }
    return false;
}

bool waitUntilShown(QWidget &window, const QString &name, int ms)
{
    return waitFor([&] { return shown(window, name) != nullptr; }, ms);
}

} // namespace bulkhead::testing
