// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

namespace bulkhead::ui {

// One page of the walk. It keeps what was typed when the person goes back; the window shows its
// title, its step on the left and the two buttons below.
class Page : public QWidget
{
    Q_OBJECT
public:
    explicit Page(QWidget *parent = nullptr) : QWidget(parent) { }

    // In the step list and above the page, e.g. "Affected users".
    [[nodiscard]] virtual QString title() const = 0;
    // Of resources/icons, for the step list.
    [[nodiscard]] virtual QString iconName() const = 0;
    // One sentence under the title: what is done here.
    [[nodiscard]] virtual QString subtitle() const = 0;
    // Why this page cannot be entered yet; empty when it can.
    [[nodiscard]] virtual QString closed() const { return {}; }
    // What is still missing before the walk can go on; empty when nothing is. Shown in the step
    // list and beside the primary button. Fields show their own reason beside them.
    [[nodiscard]] virtual QString missing() const { return {}; }
    // The page's one primary button: "Next" nearly everywhere.
    [[nodiscard]] virtual QString primaryText() const { return tr("Next"); }
    // It holds a table and wants the whole width of the window.
    [[nodiscard]] virtual bool isWide() const { return false; }
    // It is no step of the walk, and can be turned to beside it.
    [[nodiscard]] virtual bool isBeside() const { return false; }
    // The primary button was pressed and nothing is missing. Emits advanced() at once, or later
    // when something has to be done first.
    virtual void primary() { emit advanced(); }
    // The page is shown now.
    virtual void entered() { }

signals:
    // closed(), missing() or primaryText() may say something else now.
    void changed();
    // Go on to the next page.
    void advanced();
};

} // namespace bulkhead::ui
