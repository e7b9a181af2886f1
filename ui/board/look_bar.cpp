// SPDX-License-Identifier: Apache-2.0
#include "board/look_bar.h"

#include "look/look.h"
#include "look/notice.h"
#include "texts/user_look_text.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include <utility>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {

LookBar::LookBar(Desk &desk, LiveIncident &live, CallGate gate, QWidget *parent)
    : QWidget(parent), m_desk(desk), m_live(live), m_gate(std::move(gate)),
      m_look(new QPushButton(icon(u"search"_s), {})),
      m_stop(new QPushButton(icon(u"stop"_s), tr("&Stop looking"))), m_word(hint({})),
      m_notice(new Notice)
{
    m_look->setAccessibleName(tr("Look at this user now"));
    m_look->setToolTip(tr("Reads this user again from the tenant, before anything else."));
    m_stop->setAccessibleName(tr("Stop looking"));
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(spacing);
    buttons->addWidget(m_look);
    buttons->addWidget(m_stop);
    buttons->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing / 2);
    layout->addLayout(buttons);
    layout->addWidget(m_word);
    layout->addWidget(m_notice);
    connect(m_look, &QPushButton::clicked, this, &LookBar::ask);
    connect(m_stop, &QPushButton::clicked, this, [this] { m_desk.pause(); });
    connect(&m_live, &LiveIncident::replaced, this, &LookBar::refresh);
    connect(&m_desk, &Desk::taskChanged, this, &LookBar::refresh);
    connect(&m_desk, &Desk::userLooked, this, &LookBar::answered);
    connect(&m_desk, &Desk::taskEnded, this,
        [this](run::End, const std::optional<Error> &error) { missed(error); });
    connect(&m_desk, &Desk::failed, this, [this](Task task, const Error &error) {
        if (task == Task::Looking || task == Task::Running)
            missed(error);
    });
    refresh();
}

void LookBar::show(qint32 ledgerRow)
{
    m_row = ledgerRow;
    m_answer.clear();
    refresh();
    tellFailure();
}

bool LookBar::canAsk() const
{
    const Task task = m_desk.task();
    return task == Task::Running || task == Task::Looking
        || (task == Task::None && m_gate().isEmpty());
}

void LookBar::refresh()
{
    if (std::exchange(m_path, m_live.path()) != m_live.path())
        forget();
    const auto &ledger = m_live.ledger();
    const bool known = m_row >= 0 && m_row < ledger.rowCount();
    setHidden(!known || m_live.readOnly() || ledger.user(m_row).userId.isEmpty());
    const bool asked = m_asked.contains(m_row);
    m_look->setEnabled(asked || canAsk());
    m_look->setText(asked ? tr("Asking the tenant…") : tr("Look at this user no&w"));
    m_stop->setVisible(asked && m_desk.task() == Task::Looking);
    const QString missing = m_desk.task() == Task::None ? m_gate() : QString();
    m_word->setText(missing.isEmpty() ? m_answer : tr("Before it can be asked: %1.").arg(missing));
    m_word->setHidden(m_word->text().isEmpty());
}

void LookBar::ask()
{
    if (m_asked.contains(m_row))
        return; // the button stays enabled, so that the focus stays with it
    m_asked.insert(m_row);
    m_failures.erase(m_row);
    m_answer.clear();
    m_notice->clear();
    m_desk.lookAt(m_row);
    refresh();
}

void LookBar::answered(const run::UserLook &look)
{
    m_asked.remove(look.row);
    if (look.outcome != Outcome::Done)
        m_failures[look.row] = texts::explainLook(look);
    else if (look.row == m_row)
        m_answer = tr("The tenant has answered: see above.");
    refresh();
    if (look.row != m_row)
        return;
    announce(*m_word);
    tellFailure();
}

void LookBar::missed(const std::optional<Error> &error)
{
    for (const qint32 row : std::exchange(m_asked, {}))
        m_failures[row] = texts::explainMissedLook(error);
    refresh();
    tellFailure();
}

void LookBar::tellFailure()
{
    const auto failure = m_failures.find(m_row);
    if (failure == m_failures.end())
        return m_notice->clear();
    const texts::Explanation &why = failure->second;
    m_notice->tell(why.happened, why.meaning, why.todo, Tone::Warning);
}

// It was about the incident before.
void LookBar::forget()
{
    m_asked.clear();
    m_failures.clear();
    m_answer.clear();
    m_notice->clear();
}

} // namespace bulkhead::ui
