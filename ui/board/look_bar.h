// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "desk/live_incident.h"
#include "flow/call_gate.h"
#include "texts/fault_text.h"

#include <QSet>

#include <map>

class QLabel;
class QPushButton;

namespace bulkhead::ui {

class Notice;

// Reads one user again from the tenant for whoever waits for it, also in mid-run, and tells why
// when nothing was read. What was seen is told by the incident's file.
class LookBar : public QWidget
{
    Q_OBJECT
public:
    LookBar(Desk &desk, LiveIncident &live, CallGate gate, QWidget *parent = nullptr);

    void show(qint32 ledgerRow); // -1: nobody
    void refresh();

private:
    [[nodiscard]] bool canAsk() const;
    void ask();
    void answered(const run::UserLook &look);
    void missed(const std::optional<Error> &error);
    void tellFailure();
    void forget();

    Desk &m_desk;
    LiveIncident &m_live;
    CallGate m_gate;
    QPushButton *m_look;
    QPushButton *m_stop;
    QLabel *m_word;
    Notice *m_notice;
    qint32 m_row = -1;
    QString m_answer; // that there is one
    QString m_path; // of the incident that all this is about
    QSet<qint32> m_asked; // and not answered
    std::map<qint32, texts::Explanation> m_failures; // of the last look at each
};

} // namespace bulkhead::ui
