// SPDX-License-Identifier: Apache-2.0
#include "board/settle_bar.h"

#include "look/look.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace bulkhead::ui {

SettleBar::SettleBar(Desk &desk, LiveIncident &live, QWidget *parent)
    : QFrame(parent), m_desk(desk), m_live(live)
{
    makeCard(*this, Tone::Unknown);
    auto *title = heading(tr("Did it happen?"));
    setTone(*title, Tone::Unknown);
    auto *done = new QPushButton(tr("It &happened"));
    done->setAccessibleName(tr("It happened"));
    auto *again = new QPushButton(tr("&Do it again"));
    again->setAccessibleName(tr("Do it again"));
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(spacing);
    buttons->addWidget(done);
    buttons->addWidget(again);
    buttons->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * spacing, spacing, 2 * spacing, spacing);
    layout->setSpacing(spacing / 2);
    layout->addWidget(title);
    layout->addWidget(hint(tr("Look this user up in the tenant's log. Done again, an e-mail makes "
                              "the link of the one before useless.")));
    layout->addLayout(buttons);
    connect(done, &QPushButton::clicked, this, [this] { settle(run::Settled::Done); });
    connect(again, &QPushButton::clicked, this, [this] { settle(run::Settled::Repeat); });
    connect(&m_live, &LiveIncident::replaced, this, &SettleBar::refresh);
    connect(&m_live, &LiveIncident::rowsChanged, this, &SettleBar::refresh);
    connect(&m_desk, &Desk::taskChanged, this, &SettleBar::refresh);
    refresh();
}

void SettleBar::show(qint32 ledgerRow)
{
    m_row = ledgerRow;
    refresh();
}

void SettleBar::refresh()
{
    const auto &ledger = m_live.ledger();
    const bool known = m_row >= 0 && m_row < ledger.rowCount();
    setVisible(known && !m_live.readOnly() && m_desk.task() == Task::None
        && ledger.userState(m_row) == StepState::Unknown);
}

void SettleBar::settle(run::Settled how)
{
    m_desk.settle(m_live.ledger().user(m_row).userId, how);
}

} // namespace bulkhead::ui
