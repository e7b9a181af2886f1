// SPDX-License-Identifier: Apache-2.0
#include "report/owners_card.h"

#include "flow/busy_card.h"
#include "look/look.h"
#include "look/notice.h"
#include "texts/fault_text.h"
#include "texts/owners_text.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {

OwnersCard::OwnersCard(Desk &desk, LiveIncident &live, CallGate gate, QWidget *parent)
    : QFrame(parent), m_desk(desk), m_live(live), m_gate(std::move(gate)), m_counts(new QLabel),
      m_when(hint({})), m_why(hint({})),
      m_look(new QPushButton(icon(u"search"_s), tr("&Look who changed the password"))),
      m_busy(new BusyCard(desk, tr("Looking"), tr("&Stop looking"))), m_notice(new Notice)
{
    makeCard(*this);
    m_counts->setWordWrap(true);
    m_look->setAccessibleName(tr("Look who changed the password"));
    auto *row = new QHBoxLayout;
    row->setSpacing(2 * spacing);
    row->addWidget(m_look);
    row->addWidget(m_why, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * spacing, 2 * spacing, 2 * spacing, 2 * spacing);
    layout->setSpacing(spacing);
    layout->addWidget(heading(tr("Whose owner has chosen a new password")));
    layout->addWidget(m_counts);
    layout->addWidget(m_when);
    layout->addWidget(
        hint(tr("Whoever has not may be locked out, or has not followed the link yet: reach "
                "them another way. Looking only reads.")));
    layout->addLayout(row);
    layout->addWidget(m_busy);
    layout->addWidget(m_notice);
    connect(m_look, &QPushButton::clicked, this, [this] {
        m_looking = true;
        m_notice->clear();
        m_busy->begin();
        m_desk.look();
    });
    connect(&m_desk, &Desk::taskChanged, this, &OwnersCard::allow);
    connect(&m_desk, &Desk::taskEnded, this, &OwnersCard::ended);
    connect(&m_desk, &Desk::failed, this, [this](Task task, const Error &error) {
        if (task == Task::Looking)
            ended(run::End::Halted, error);
    });
}

void OwnersCard::ended(run::End end, const std::optional<Error> &error)
{
    if (!std::exchange(m_looking, false))
        return;
    m_busy->end();
    if (error) {
        const texts::Explanation why = texts::explain(*error);
        m_notice->tell(why.happened, why.meaning, why.todo, Tone::Bad);
    } else if (end != run::End::Done) {
        m_notice->tell(tr("Looking was stopped."), tr("What was seen so far is recorded."),
            tr("Look again for the others."), Tone::Warning);
    }
    refresh();
}

void OwnersCard::refresh()
{
    if (std::exchange(m_shown, m_live.path()) != m_live.path())
        m_notice->clear(); // it was about the incident before
    const auto owners = report::ownerCounts(m_live.ledger());
    setHidden(owners.all() == 0);
    if (isHidden())
        return;
    m_counts->setText(texts::ownersText(owners));
    m_when->setText(texts::lookedText(owners));
    m_when->setHidden(owners.lookedAtMs == 0);
    allow();
}

void OwnersCard::allow()
{
    const QString missing = m_gate();
    m_look->setEnabled(m_desk.task() == Task::None && missing.isEmpty());
    m_why->setText(missing.isEmpty() ? QString() : tr("Before it can be asked: %1.").arg(missing));
}

} // namespace bulkhead::ui
