// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "desk/live_incident.h"
#include "flow/call_gate.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;

namespace bulkhead::ui {

class CheckCard;
class GateReach;

// The first switch of a plan: whether the run closes the tenant to new tokens before its sweep, and
// what refused users are told. Who cannot wait for the plan closes it from here.
class GateCard : public QWidget
{
    Q_OBJECT
public:
    GateCard(Desk &desk, LiveIncident &live, CallGate gate, QWidget *parent = nullptr);

    // Why the run cannot be planned with this gate; empty when it can.
    [[nodiscard]] QString missing() const;
    // The run has begun, or something is being done.
    void setFrozen(bool frozen, bool busy);
    // Asks whether to close the tenant for everybody but these.
    void askToClose(const QStringList &protectedUsers);

signals:
    void changed();
    void closeAsked(); // now, before there is a plan
    void closeConfirmed(); // as wished

private:
    [[nodiscard]] QWidget *details();
    void wish();
    void showWish();
    void refresh();

    Desk &m_desk;
    LiveIncident &m_live;
    CallGate m_gate;
    CheckCard *m_first;
    QLineEdit *m_text;
    QLabel *m_textReason;
    GateReach *m_reach = nullptr;
    QPushButton *m_close;
    QLabel *m_why; // it cannot be closed now
    QWidget *m_details;
    QString m_shown; // path of the incident
    bool m_frozen = false;
};

} // namespace bulkhead::ui
