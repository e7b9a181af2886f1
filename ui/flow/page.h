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
    // One sentence under the title: what is done here.
    [[nodiscard]] virtual QString subtitle() const = 0;
    // What is still missing before the walk can go on; empty when nothing is. Shown in the step
    // list and beside the primary button. Fields show their own reason beside them.
    [[nodiscard]] virtual QString missing() const { return {}; }
    // The page's one primary button: "Next" nearly everywhere.
    [[nodiscard]] virtual QString primaryText() const { return tr("Next"); }
    // Whether that button is shown at all; the run page has its own controls.
    [[nodiscard]] virtual bool hasPrimary() const { return true; }
    // The primary button was pressed and nothing is missing. Emits advanced() at once, or later
    // when something has to be done first.
    virtual void primary() { emit advanced(); }
    // The page is shown now.
    virtual void entered() { }

signals:
    // missing(), primaryText() or hasPrimary() may say something else now.
    void changed();
    // Go on to the next page.
    void advanced();
};

} // namespace bulkhead::ui
