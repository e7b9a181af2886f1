// SPDX-License-Identifier: Apache-2.0
#include "board/run_controls.h"

#include "look/look.h"
#include "texts/report_text.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {
namespace {

using State = journal::IncidentState;

QPushButton *button(const QString &iconName, const QString &text, const QString &name)
{
    auto *made = new QPushButton(icon(iconName), text);
    made->setAccessibleName(name);
    return made;
}

} // namespace

RunControls::RunControls(Desk &desk, LiveIncident &live, CallGate gate, QWidget *parent)
    : QWidget(parent), m_desk(desk), m_live(live), m_gate(std::move(gate)),
      m_pause(button(u"pause"_s, tr("&Pause"), tr("Pause"))),
      m_resume(button(u"resume"_s, tr("&Resume"), tr("Resume"))),
      m_retry(button(u"resume"_s, tr("Retry &failed"), tr("Retry failed"))),
      m_cancel(button(u"stop"_s, tr("&Cancel run"), tr("Cancel run"))), m_why(hint({}))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(spacing);
    setAccessibleName(tr("Run controls"));
    for (QPushButton *each : {m_pause, m_resume, m_retry, m_cancel})
        row->addWidget(each);
    row->addWidget(m_why, 1);
    connect(m_pause, &QPushButton::clicked, this, [this] {
        m_pausing = true;
        m_desk.pause();
        refresh();
    });
    connect(m_resume, &QPushButton::clicked, this, [this] { m_desk.run({}); });
    connect(m_retry, &QPushButton::clicked, this, [this] { m_desk.run({.retryFailed = true}); });
    connect(m_cancel, &QPushButton::clicked, this, &RunControls::askToCancel);
    refresh();
}

void RunControls::refresh()
{
    const auto &ledger = m_live.ledger();
    const State state = ledger.state();
    const bool running = m_desk.task() == Task::Running;
    const bool idle = m_desk.task() == Task::None;
    const bool unfinished = !m_live.readOnly() && ledger.runStarted() && state != State::Finished
        && state != State::Cancelled;
    const bool retries =
        !m_live.readOnly() && state == State::Finished && ledger.userTotal(StepState::Failed) > 0;
    const QString missing = m_gate();
    QWidget *const before = focused();
    m_pausing = m_pausing && running;
    m_pause->setVisible(running);
    m_pause->setEnabled(!m_pausing);
    m_pause->setText(m_pausing ? tr("Pausing…") : tr("&Pause"));
    m_resume->setVisible(!running && unfinished);
    m_resume->setEnabled(idle && missing.isEmpty());
    m_retry->setVisible(!running && retries);
    m_retry->setEnabled(idle && missing.isEmpty());
    m_cancel->setVisible(running || unfinished);
    m_cancel->setEnabled(running ? state == State::Running : idle);
    if (before && (before == this || !before->isVisible() || !before->isEnabled()) && !takeFocus())
        setFocus(); // until one of them is ready
    const bool wants = !running && (unfinished || retries);
    m_why->setText(
        wants && !missing.isEmpty() ? tr("Before it can go on: %1.").arg(missing) : QString());
}

// The widget among these that the keyboard is with.
QWidget *RunControls::focused() const
{
    QWidget *const widget = isVisible() ? window()->focusWidget() : nullptr;
    return widget && (widget == this || isAncestorOf(widget)) ? widget : nullptr;
}

// Also when the button that had it went: left to Qt, it would fall on Cancel.
bool RunControls::takeFocus()
{
    for (QPushButton *each : {m_pause, m_resume, m_retry}) {
        if (!each->isVisible() || !each->isEnabled())
            continue;
        each->setFocus();
        return true;
    }
    return false;
}

void RunControls::askToCancel()
{
    const qint64 left = m_live.ledger().userTotal(StepState::Pending);
    auto *box = new QMessageBox(this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(tr("Bulkhead"));
    box->setText(tr("Give this run up?"));
    box->setInformativeText(
        tr("%1 left stay untreated: their sessions and tokens go on working, and this incident "
           "cannot be resumed. To stop for a while, pause it instead.")
            .arg(texts::userCount(left)));
    QPushButton *cancel = box->addButton(tr("Give up the rest"), QMessageBox::DestructiveRole);
    QPushButton *keep = box->addButton(tr("Keep the run"), QMessageBox::RejectRole);
    box->setDefaultButton(keep);
    box->setEscapeButton(keep);
    connect(cancel, &QPushButton::clicked, this, [this] {
        if (m_cancel->isVisibleTo(this)) // else the run ended while this was asked
            m_desk.cancel();
    });
    box->open();
}

} // namespace bulkhead::ui
