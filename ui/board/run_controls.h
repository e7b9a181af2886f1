// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "desk/live_incident.h"
#include "flow/call_gate.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace bulkhead::ui {

// Pause, resume, retry and cancel, as far as each makes sense now.
class RunControls : public QWidget
{
    Q_OBJECT
public:
    RunControls(Desk &desk, LiveIncident &live, CallGate gate, QWidget *parent = nullptr);

    void refresh();
    // To the one that goes on or stops for a while, if one of them can be pressed; never to Cancel.
    bool takeFocus();

private:
    [[nodiscard]] QWidget *focused() const;
    void askToCancel();

    Desk &m_desk;
    LiveIncident &m_live;
    CallGate m_gate;
    QPushButton *m_pause;
    QPushButton *m_resume;
    QPushButton *m_retry;
    QPushButton *m_cancel;
    QLabel *m_why; // nothing can be resumed
    bool m_pausing = false;
};

} // namespace bulkhead::ui
