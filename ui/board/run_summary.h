// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "desk/live_incident.h"

#include <QWidget>

class QLabel;
class QProgressBar;

namespace bulkhead::ui {

class StatTile;

// What matters of a run in one look: done, failed, the pace against the ceiling, time left.
class RunSummary : public QWidget
{
    Q_OBJECT
public:
    explicit RunSummary(QWidget *parent = nullptr);

    void show(const journal::Ledger &ledger, const run::Progress &progress, bool running);

private:
    void showCounts(const journal::Ledger &ledger);

    QProgressBar *m_bar;
    StatTile *m_done;
    StatTile *m_failed;
    StatTile *m_pace;
    StatTile *m_left;
};

} // namespace bulkhead::ui
