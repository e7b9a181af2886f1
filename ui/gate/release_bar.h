// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "desk/live_incident.h"
#include "flow/call_gate.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace bulkhead::ui {

// For a user whom the gate holds because an e-mail or a factor changed during the attack: lets the
// owner in again. Only shown for such a user, and while the gate is up.
class ReleaseBar : public QFrame
{
    Q_OBJECT
public:
    ReleaseBar(Desk &desk, LiveIncident &live, CallGate gate, QWidget *parent = nullptr);

    void show(qint32 ledgerRow); // -1: nobody
    void refresh();

signals:
    void confirmed(const QStringList &identifiers);

private:
    [[nodiscard]] bool isHeld() const;
    void ask();

    Desk &m_desk;
    LiveIncident &m_live;
    CallGate m_gate;
    QPushButton *m_release;
    QLabel *m_why;
    qint32 m_row = -1;
};

} // namespace bulkhead::ui
