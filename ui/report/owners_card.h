// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "desk/live_incident.h"
#include "flow/call_gate.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace bulkhead::ui {

class BusyCard;
class Notice;

// Did the owner change it? Who has chosen a new password since it was reset, and a button to look
// again, which only reads. Hidden as long as nobody's password was reset.
class OwnersCard : public QFrame
{
    Q_OBJECT
public:
    OwnersCard(Desk &desk, LiveIncident &live, CallGate gate, QWidget *parent = nullptr);

    void refresh(); // goes through all rows

private:
    void allow();
    void ended(run::End end, const std::optional<Error> &error);

    Desk &m_desk;
    LiveIncident &m_live;
    CallGate m_gate;
    QLabel *m_counts, *m_when, *m_why;
    QPushButton *m_look;
    BusyCard *m_busy;
    Notice *m_notice;
    QString m_shown; // path of the incident
    bool m_looking = false;
};

} // namespace bulkhead::ui
