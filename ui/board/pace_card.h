// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "board/pace_history.h"
#include "desk/live_incident.h"

#include <QElapsedTimer>
#include <QWidget>

class QLabel;

namespace bulkhead::ui {

class Fold;
class PaceChart;
class PaceControls;

// How the tenant's limit is shared, behind a button whose text tells it in short: a chart, the same
// in sentences, and what can be changed about it. There while a run goes on and after it; what is
// not seen is not drawn.
class PaceCard : public QWidget
{
    Q_OBJECT
public:
    PaceCard(Desk &desk, LiveIncident &live, QWidget *parent = nullptr);

    // Of a run, at that steady time.
    void take(qint64 nowMs, const run::Progress &progress);

protected:
    void showEvent(QShowEvent *event) override;

private:
    [[nodiscard]] QWidget *inside();
    void refresh();
    void forget();

    Desk &m_desk;
    LiveIncident &m_live;
    PaceHistory m_history;
    QElapsedTimer m_clock;
    PaceChart *m_chart;
    PaceControls *m_controls;
    QLabel *m_words;
    Fold *m_fold;
};

} // namespace bulkhead::ui
