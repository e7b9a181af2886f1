// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "desk/live_incident.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace bulkhead::ui {

class Notice;
class PathField;

// Hands the reset links out that a run has made, to a file that nobody else can read. Hidden when
// the plan makes none.
class TicketsCard : public QFrame
{
    Q_OBJECT
public:
    TicketsCard(Desk &desk, LiveIncident &live, QWidget *parent = nullptr);

    void refresh();

private:
    void write();
    void written(const TicketsWritten &what);

    Desk &m_desk;
    LiveIncident &m_live;
    PathField *m_file;
    QLabel *m_about;
    QPushButton *m_export;
    QLabel *m_why;
    Notice *m_notice;
    QString m_suggestedFor; // incident
    QString m_written; // may be replaced without asking
    bool m_writing = false;
};

} // namespace bulkhead::ui
