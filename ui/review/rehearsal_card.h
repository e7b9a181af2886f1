// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "desk/desk.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace bulkhead::ui {

class ExportForm;
class LeftOver;
class Notice;
class OutcomeBars;

// A button that rehearses the plan, and the report of what would happen.
class RehearsalCard : public QFrame
{
    Q_OBJECT
public:
    explicit RehearsalCard(Desk &desk, QWidget *parent = nullptr);

    // Whether it can be rehearsed now.
    void allow(bool possible);
    void show(const Rehearsed &what);
    // What was rehearsed is not what is planned any more.
    void forget();

signals:
    void asked();

private:
    [[nodiscard]] QWidget *report();
    void refresh();

    Desk &m_desk;
    QPushButton *m_rehearse;
    Notice *m_notice;
    QWidget *m_report;
    QLabel *m_result;
    OutcomeBars *m_bars;
    LeftOver *m_left;
    ExportForm *m_export;
    QPushButton *m_save;
};

} // namespace bulkhead::ui
