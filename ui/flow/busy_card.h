// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "desk/desk.h"

#include <QFrame>

class QLabel;
class QProgressBar;

namespace bulkhead::ui {

// How far calls have come that a person waits for on a page, and a button to stop them. Hidden
// while there are none.
class BusyCard : public QFrame
{
    Q_OBJECT
public:
    // `name` is what assistive tools call the bar; `stop` is on the button and may hold a mnemonic.
    BusyCard(Desk &desk, const QString &name, const QString &stop, QWidget *parent = nullptr);

    void begin();
    void end() { hide(); }

private:
    void showProgress(const run::Progress &progress);

    QLabel *m_text;
    QProgressBar *m_bar;
};

} // namespace bulkhead::ui
