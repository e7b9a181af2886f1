// SPDX-License-Identifier: Apache-2.0
// What is done about the gate, and what came of it.
#include "gate/gate_band.h"

#include "flow/busy_card.h"
#include "look/notice.h"
#include "texts/fault_text.h"
#include "texts/gate_text.h"
#include "texts/report_text.h"

#include <QMessageBox>
#include <QPushButton>

namespace bulkhead::ui {

void GateBand::ask(Asked what)
{
    m_asked = what;
    m_notice->clear();
    m_busy->begin();
    refresh();
}

// In mid-run the run makes way for it; a run that it held up begins with it.
void GateBand::raise()
{
    if (running()) {
        m_resumes = true;
        m_desk.pause();
        return offer();
    }
    if (m_holdsUp && unfinished())
        return resumeWithGate();
    ask(Asked::Raise);
    m_desk.raiseGate(m_live.gateWish().choices);
}

void GateBand::release(const QStringList &identifiers)
{
    if (m_desk.task() != Task::None)
        return; // something else was begun while this was asked
    journal::GateChoices choices = m_live.ledger().gate().choices;
    for (const QString &each : identifiers) {
        if (!choices.released.contains(each))
            choices.released << each;
    }
    ask(Asked::Release);
    m_desk.raiseGate(choices);
}

void GateBand::resumeWithGate()
{
    run::RunOptions options;
    options.gate = m_live.gateWish().choices;
    m_desk.run(options);
}

void GateBand::goOnWithout()
{
    run::RunOptions options;
    options.withoutGate = true;
    GateWish wished = m_live.gateWish();
    wished.first = false;
    m_live.wishGate(wished);
    m_desk.run(options);
}

void GateBand::askToLower()
{
    const qint64 left = m_live.ledger().userTotal(StepState::Pending);
    auto *box = new QMessageBox(this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(tr("Bulkhead"));
    box->setText(tr("Take the gate down?"));
    box->setInformativeText(left > 0 && unfinished()
            ? tr("%1 untreated: whoever is in their accounts gets new tokens at once.")
                  .arg(texts::userCount(left))
            : tr("It refuses nobody any more. Whoever has not changed the password logs in with "
                 "the old one, as far as the run left it valid."));
    QPushButton *lower = box->addButton(tr("Take it down"), QMessageBox::DestructiveRole);
    QPushButton *keep = box->addButton(tr("Keep it up"), QMessageBox::RejectRole);
    box->setDefaultButton(keep);
    box->setEscapeButton(keep);
    connect(lower, &QPushButton::clicked, this, [this] {
        if (m_desk.task() != Task::None)
            return; // something else was begun while this was asked
        ask(Asked::Lower);
        m_desk.lowerGate();
    });
    box->open();
}

void GateBand::ended(run::End end, const std::optional<Error> &error)
{
    const Asked asked = std::exchange(m_asked, Asked::None);
    if (asked != Asked::None) {
        m_busy->end();
        told(asked, end, error);
    }
    if (m_ran)
        m_holdsUp = m_offers == Offers::GateAndRun && error && texts::isAboutTheGate(*error);
    m_ran = false;
    if (std::exchange(m_resumes, false) && end == run::End::Paused)
        QMetaObject::invokeMethod(this, &GateBand::resumeAfterPause, Qt::QueuedConnection);
    refresh();
}

// Later, so that who leaves meanwhile has left.
void GateBand::resumeAfterPause()
{
    if (window()->isVisible() && m_live.isOpen() && m_desk.task() == Task::None)
        resumeWithGate();
}

void GateBand::told(Asked what, run::End end, const std::optional<Error> &error)
{
    if (error) {
        const texts::Explanation why = texts::explain(*error);
        return m_notice->tell(why.happened, why.meaning, why.todo, Tone::Bad);
    }
    if (end != run::End::Done)
        return m_notice->tell(tr("It was stopped halfway."),
            tr("What was done so far is recorded."), tr("The same button goes on."), Tone::Warning);
    if (what == Asked::Release)
        m_notice->tell(tr("Released: the gate lets them pass with a password newer than itself."),
            {}, {}, Tone::Good);
    if (what == Asked::Look && m_live.ledger().gate().state == journal::GateState::Up)
        m_notice->tell(tr("It stands: bound before all others, with the code that was sent."), {},
            {}, Tone::Good);
}

} // namespace bulkhead::ui
