// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "board/timeline_reader.h"
#include "desk/live_incident.h"
#include "flow/call_gate.h"

#include <QStackedWidget>

class QTextBrowser;

namespace bulkhead::ui {

class LookBar;

// One user beside the table: who, how it stands, and the timeline of calls as the file has it,
// and a button to look at the user again.
class UserPane : public QStackedWidget
{
    Q_OBJECT
public:
    UserPane(Desk &desk, LiveIncident &live, CallGate gate, QWidget *parent = nullptr);

    void show(qint32 ledgerRow); // -1: nobody
    void refresh(); // what may be asked

protected:
    void changeEvent(QEvent *event) override;

private:
    void reread();
    void tell(const TimelineReader::Entries &entries);
    void addPictures();

    LiveIncident &m_live;
    TimelineReader m_reader;
    QTextBrowser *m_story;
    LookBar *m_look;
    qint32 m_row = -1;
};

} // namespace bulkhead::ui
