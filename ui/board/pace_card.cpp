// SPDX-License-Identifier: Apache-2.0
#include "board/pace_card.h"

#include "board/pace_chart.h"
#include "board/pace_controls.h"
#include "look/fold.h"
#include "look/look.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>

namespace bulkhead::ui {

PaceCard::PaceCard(Desk &desk, LiveIncident &live, QWidget *parent)
    : QWidget(parent), m_desk(desk), m_live(live), m_chart(new PaceChart(m_history)),
      m_controls(new PaceControls(desk)), m_words(hint({})),
      m_fold(new Fold(tr("Use of the li&mit"), inside()))
{
    m_clock.start();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_fold);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    connect(&m_live, &LiveIncident::progressed, this, [this] {
        if (m_desk.task() == Task::Running && m_live.progress().phase == run::Phase::Running)
            take(m_clock.elapsed(), m_live.progress());
    });
    connect(&m_live, &LiveIncident::replaced, this, [this] {
        if (!m_live.isOpen())
            forget();
    });
    hide();
}

QWidget *PaceCard::inside()
{
    auto *card = new QFrame;
    makeCard(*card);
    auto *left = new QVBoxLayout;
    left->setSpacing(spacing);
    left->addWidget(m_chart, 1);
    left->addWidget(m_words);
    auto *row = new QHBoxLayout(card);
    row->setContentsMargins(2 * spacing, 3 * spacing / 2, 2 * spacing, 3 * spacing / 2);
    row->setSpacing(3 * spacing);
    row->addLayout(left, 1);
    row->addWidget(m_controls, 0, Qt::AlignTop);
    return card;
}

void PaceCard::take(qint64 nowMs, const run::Progress &progress)
{
    if (!m_history.add(nowMs, progress))
        return;
    setVisible(true);
    if (isVisible())
        refresh();
}

void PaceCard::refresh()
{
    const texts::PaceFigures figures = m_history.figures();
    m_fold->setNote(texts::paceInShort(figures));
    m_controls->show(m_live.progress().limit);
    m_words->setText(texts::explainPace(figures));
    m_chart->refresh();
}

void PaceCard::forget()
{
    m_history.clear();
    m_fold->setOpen(false);
    hide();
}

void PaceCard::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

} // namespace bulkhead::ui
