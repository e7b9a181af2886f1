// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "desk/live_incident.h"

#include <QFrame>

namespace bulkhead::ui {

// For a user whose step has an unknown outcome: what the person found out about it. Only shown for
// such a user, and while nothing else is being done.
class SettleBar : public QFrame
{
    Q_OBJECT
public:
    SettleBar(Desk &desk, LiveIncident &live, QWidget *parent = nullptr);

    void show(qint32 ledgerRow); // -1: nobody

private:
    void refresh();
    void settle(run::Settled how);

    Desk &m_desk;
    LiveIncident &m_live;
    qint32 m_row = -1;
};

} // namespace bulkhead::ui
