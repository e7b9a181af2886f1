// SPDX-License-Identifier: Apache-2.0
#include "gate/release_bar.h"

#include "gate/release_form.h"
#include "look/look.h"
#include "run/gate_list.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {

ReleaseBar::ReleaseBar(Desk &desk, LiveIncident &live, CallGate gate, QWidget *parent)
    : QFrame(parent), m_desk(desk), m_live(live), m_gate(std::move(gate)),
      m_release(new QPushButton(icon(u"check"_s), tr("Release…"))), m_why(hint({}))
{
    makeCard(*this, Tone::Warning);
    m_release->setAccessibleName(tr("Release this user"));
    auto *title = heading(tr("Held at the gate"));
    setTone(*title, Tone::Warning);
    auto *row = new QHBoxLayout;
    row->setSpacing(spacing);
    row->addWidget(m_release);
    row->addWidget(m_why, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * spacing, spacing, 2 * spacing, spacing);
    layout->setSpacing(spacing / 2);
    layout->addWidget(title);
    layout->addWidget(hint(tr("An e-mail, a factor or a linked identity changed here during the "
                              "attack: a new password may be the attacker's, and lets nobody in. "
                              "Ask the owner by another way whether it was them.")));
    layout->addLayout(row);
    connect(m_release, &QPushButton::clicked, this, &ReleaseBar::ask);
    connect(&m_live, &LiveIncident::replaced, this, &ReleaseBar::refresh);
    connect(&m_live, &LiveIncident::gateChanged, this, &ReleaseBar::refresh);
    connect(&m_live, &LiveIncident::rowsChanged, this, &ReleaseBar::refresh);
    connect(&m_desk, &Desk::taskChanged, this, &ReleaseBar::refresh);
    refresh();
}

void ReleaseBar::show(qint32 ledgerRow)
{
    m_row = ledgerRow;
    refresh();
}

bool ReleaseBar::isHeld() const
{
    const journal::Ledger &ledger = m_live.ledger();
    return m_row >= 0 && m_row < ledger.rowCount() && ledger.gate().state == journal::GateState::Up
        && run::isHeld(ledger, ledger.gate().choices, m_row);
}

void ReleaseBar::refresh()
{
    setVisible(!m_live.readOnly() && isHeld());
    if (isHidden())
        return;
    const QString missing = m_gate();
    m_why->setText(m_desk.task() == Task::Running ? tr("Pause the run first.")
            : missing.isEmpty()                   ? QString()
                                : tr("Before that can be done: %1.").arg(missing));
    m_release->setEnabled(missing.isEmpty() && m_desk.task() == Task::None);
}

void ReleaseBar::ask()
{
    const User user = m_live.ledger().user(m_row);
    ReleaseForm::ask(this, tr("Release %1?").arg(user.email.isEmpty() ? user.userId : user.email),
        [this, id = user.userId] { emit confirmed({id}); });
}

} // namespace bulkhead::ui
