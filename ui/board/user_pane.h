// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "board/timeline_reader.h"
#include "desk/live_incident.h"

#include <QStackedWidget>

class QTextBrowser;

namespace bulkhead::ui {

// One user beside the table: who, how it stands, and the timeline of calls as the file has it.
class UserPane : public QStackedWidget
{
    Q_OBJECT
public:
    explicit UserPane(LiveIncident &live, QWidget *parent = nullptr);

    void show(qint32 ledgerRow); // -1: nobody

protected:
    void changeEvent(QEvent *event) override;

private:
    void reread();
    void tell(const TimelineReader::Entries &entries);
    void addPictures();

    LiveIncident &m_live;
    TimelineReader m_reader;
    QTextBrowser *m_story;
    qint32 m_row = -1;
};

} // namespace bulkhead::ui
