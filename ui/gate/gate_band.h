// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "desk/live_incident.h"
#include "flow/call_gate.h"

#include <QFrame>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace bulkhead::ui {

class BusyCard;
class Notice;
class ReleaseForm;

// How the incident's gate stands, and what can be done about it. Hidden as long as there is none
// and none stands in the way of a run.
class GateBand : public QFrame
{
    Q_OBJECT
public:
    // Where a run that it holds up can be begun again.
    enum class Offers { Gate, GateAndRun };
    GateBand(Desk &desk, LiveIncident &live, CallGate gate, Offers offers = Offers::Gate,
        QWidget *parent = nullptr);

    void refresh();
    // As wished; what comes of it is told here.
    void raise();
    // Those whose changed e-mail or factor was their own; as raise().
    void release(const QStringList &identifiers);

protected:
    void showEvent(QShowEvent *event) override;

private:
    enum class Asked { None, Raise, Lower, Look, Release };
    [[nodiscard]] QVBoxLayout *buttons();
    [[nodiscard]] bool running() const { return m_desk.task() == Task::Running; }
    [[nodiscard]] bool unfinished() const;
    [[nodiscard]] const run::BehindGate &behind();
    void tellState();
    void offer();
    void resumeWithGate();
    void resumeAfterPause();
    void goOnWithout();
    void askToLower();
    void ask(Asked what);
    void ended(run::End end, const std::optional<Error> &error);
    void told(Asked what, run::End end, const std::optional<Error> &error);

    Desk &m_desk;
    LiveIncident &m_live;
    CallGate m_gate;
    Offers m_offers;
    QLabel *m_icon;
    QLabel *m_title;
    QLabel *m_lines;
    QPushButton *m_raise;
    QPushButton *m_without;
    QPushButton *m_look;
    QPushButton *m_release;
    QPushButton *m_lower;
    QLabel *m_why;
    ReleaseForm *m_releasing;
    BusyCard *m_busy;
    Notice *m_notice;
    QString m_shown; // path of the incident
    std::optional<run::BehindGate> m_behind; // by these choices
    journal::GateChoices m_countedBy;
    Asked m_asked = Asked::None;
    bool m_ran = false; // the desk's task, until it has ended
    bool m_holdsUp = false; // the last run did not begin, or halted, because of the gate
    bool m_resumes = false; // the run was paused to put it up again
};

} // namespace bulkhead::ui
