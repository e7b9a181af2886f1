// SPDX-License-Identifier: Apache-2.0
#include "gate/gate_band.h"

#include "flow/busy_card.h"
#include "gate/release_form.h"
#include "look/look.h"
#include "look/notice.h"
#include "run/gate_list.h"
#include "texts/gate_text.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {
namespace {

using Gate = journal::GateState;

constexpr int iconSize = 24;

Tone toneFor(Gate state)
{
    switch (state) {
    case Gate::Up: return Tone::Good;
    case Gate::Lost: return Tone::Bad;
    case Gate::Down: return Tone::Neutral;
    default: return Tone::Warning;
    }
}

QPushButton *button(const QString &iconName, const QString &text, const QString &name)
{
    auto *made = new QPushButton(icon(iconName), text);
    made->setAccessibleName(name);
    return made;
}

} // namespace

GateBand::GateBand(Desk &desk, LiveIncident &live, CallGate gate, Offers offers, QWidget *parent)
    : QFrame(parent), m_desk(desk), m_live(live), m_gate(std::move(gate)), m_offers(offers),
      m_icon(new QLabel), m_title(heading({})), m_lines(new QLabel),
      m_raise(button(u"lock"_s, tr("Put it up"), tr("Put the gate up"))),
      m_without(button(u"forward"_s, tr("Go on without it"), tr("Go on without the gate"))),
      m_look(button(u"search"_s, tr("Check it"), tr("Check the gate"))),
      m_release(button(u"check"_s, tr("Release users…"), tr("Release users from a list"))),
      m_lower(button(u"close"_s, tr("Take it down…"), tr("Take the gate down"))), m_why(hint({})),
      m_releasing(new ReleaseForm(live)), m_busy(new BusyCard(desk, tr("The gate"), tr("Stop it"))),
      m_notice(new Notice)
{
    m_lines->setWordWrap(true);
    m_lines->setTextFormat(Qt::PlainText);
    auto *words = new QVBoxLayout;
    words->setSpacing(spacing / 2);
    for (QLabel *label : {m_title, m_lines, m_why})
        words->addWidget(label);
    words->addStretch();
    auto *row = new QHBoxLayout;
    row->setSpacing(2 * spacing);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addLayout(words, 1);
    row->addLayout(buttons());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * spacing, 3 * spacing / 2, 2 * spacing, 3 * spacing / 2);
    layout->setSpacing(spacing);
    layout->addLayout(row);
    layout->addWidget(m_releasing);
    layout->addWidget(m_busy);
    layout->addWidget(m_notice);
    connect(&m_live, &LiveIncident::replaced, this, [this] {
        m_behind.reset();
        refresh();
    });
    connect(&m_live, &LiveIncident::gateChanged, this, &GateBand::refresh);
    connect(&m_desk, &Desk::taskChanged, this, [this](Task task) {
        m_ran = task == Task::Running || (m_ran && task == Task::None);
        m_holdsUp = m_holdsUp && task != Task::Running;
        refresh();
    });
    connect(&m_desk, &Desk::taskEnded, this, &GateBand::ended);
    connect(&m_desk, &Desk::failed, this, [this](Task task, const Error &error) {
        if (task == Task::Gating || task == Task::Running)
            ended(run::End::Halted, error);
    });
    refresh();
}

QVBoxLayout *GateBand::buttons()
{
    connect(m_raise, &QPushButton::clicked, this, &GateBand::raise);
    connect(m_without, &QPushButton::clicked, this, &GateBand::goOnWithout);
    connect(m_look, &QPushButton::clicked, this, [this] {
        ask(Asked::Look);
        m_desk.lookAtGate();
    });
    connect(m_release, &QPushButton::clicked, m_releasing, &ReleaseForm::begin);
    connect(m_releasing, &ReleaseForm::confirmed, this, &GateBand::release);
    connect(m_lower, &QPushButton::clicked, this, &GateBand::askToLower);
    auto *column = new QVBoxLayout;
    column->setSpacing(spacing / 2);
    for (QPushButton *each : {m_raise, m_without, m_look, m_release, m_lower})
        column->addWidget(each);
    column->addStretch();
    return column;
}

bool GateBand::unfinished() const
{
    using State = journal::IncidentState;
    const State state = m_live.ledger().state();
    return m_live.ledger().planned() && state != State::Finished && state != State::Cancelled;
}

void GateBand::refresh()
{
    const journal::GateRecord &gate = m_live.ledger().gate();
    if (std::exchange(m_shown, m_live.path()) != m_live.path()) {
        m_holdsUp = m_resumes = false;
        m_notice->clear(); // it was about the incident before
        m_releasing->hide();
    }
    const bool matters =
        gate.state != Gate::None || m_holdsUp || m_asked != Asked::None || !m_notice->isHidden();
    setHidden(!m_live.isOpen() || !matters);
    if (!isVisible())
        return; // all rows are counted when somebody looks
    tellState();
    offer();
}

void GateBand::showEvent(QShowEvent *event)
{
    QFrame::showEvent(event);
    refresh();
}

const run::BehindGate &GateBand::behind()
{
    const journal::GateChoices &choices = m_live.ledger().gate().choices;
    if (!m_behind || m_countedBy != choices)
        m_behind = run::behindGate(m_live.ledger(), choices);
    m_countedBy = choices;
    return *m_behind;
}

void GateBand::tellState()
{
    const journal::GateRecord &gate = m_live.ledger().gate();
    const texts::GateWords words =
        texts::gateWords(gate, gate.state == Gate::Up ? behind() : run::BehindGate());
    const Tone tone = toneFor(gate.state);
    const bool turned = !m_title->text().isEmpty() && m_title->text() != words.title;
    makeCard(*this, tone);
    m_icon->setPixmap(
        icon(gate.state == Gate::Up ? u"lock"_s : u"warning"_s, tone).pixmap(iconSize, iconSize));
    m_icon->setHidden(gate.state == Gate::Down);
    m_title->setText(words.title);
    setTone(*m_title, tone);
    m_lines->setText(words.lines.join(u'\n'));
    if (turned && gate.state == Gate::Lost)
        announce(*m_title);
}

void GateBand::offer()
{
    const Gate state = m_live.ledger().gate().state;
    const bool is = state != Gate::None && state != Gate::Down;
    const bool idle = m_desk.task() == Task::None && !m_live.readOnly();
    const bool lostInRun = running() && state == Gate::Lost;
    const QString missing = m_gate();
    m_raise->setVisible(
        lostInRun || (!running() && (m_holdsUp || state == Gate::Lost || state == Gate::Raising)));
    m_raise->setText(m_holdsUp       ? tr("Try again")
            : state == Gate::Lost    ? tr("Put it up again")
            : state == Gate::Raising ? tr("Go on putting it up")
                                     : tr("Put it up"));
    m_without->setVisible(m_holdsUp && unfinished() && !running());
    m_look->setVisible(!running() && (state == Gate::Up || state == Gate::Lost));
    m_release->setVisible(!running() && state == Gate::Up && behind().held > 0);
    if (m_release->isHidden())
        m_releasing->hide();
    m_lower->setVisible(!running() && is);
    const bool can = missing.isEmpty() && (idle || (lostInRun && !m_resumes));
    for (QPushButton *each : {m_raise, m_without, m_look, m_release, m_lower})
        each->setEnabled(can);
    m_releasing->setEnabled(can);
    const bool offers = m_raise->isVisibleTo(this) || m_lower->isVisibleTo(this);
    m_why->setText(m_resumes               ? tr("The run pauses for it and goes on by itself.")
            : !missing.isEmpty() && offers ? tr("Before that can be done: %1.").arg(missing)
                                           : QString());
    m_why->setHidden(m_why->text().isEmpty());
}

} // namespace bulkhead::ui
