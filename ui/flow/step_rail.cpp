// SPDX-License-Identifier: Apache-2.0
#include "flow/step_rail.h"

#include "flow/page.h"
#include "look/look.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {
namespace {

constexpr int railWidth = 232;
constexpr int noteIndent = 42; // under the step's title, behind its icon

QWidget *mark()
{
    auto *row = new QWidget;
    auto *picture = new QLabel;
    picture->setPixmap(QIcon(u":/bulkhead.svg"_s).pixmap(28, 28));
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(spacing, 0, 0, 2 * spacing);
    layout->setSpacing(spacing);
    layout->addWidget(picture);
    layout->addWidget(heading(u"Bulkhead"_s), 1);
    return row;
}

QIcon iconFor(StepRail::State state, const QString &name)
{
    if (state == StepRail::State::Done)
        return icon(u"done"_s, Tone::Good);
    return icon(name, state == StepRail::State::Current ? Tone::Accent : Tone::Neutral);
}

QString stateWord(StepRail::State state)
{
    switch (state) {
    case StepRail::State::Done: return StepRail::tr("done");
    case StepRail::State::Current: return StepRail::tr("current");
    case StepRail::State::Open: return StepRail::tr("open");
    case StepRail::State::Closed: return StepRail::tr("not yet");
    }
    Q_UNREACHABLE();
}

} // namespace

StepRail::StepRail(const QList<Page *> &walk, QWidget *parent)
    : QFrame(parent), m_incident(hint({})),
      m_close(new QPushButton(icon(u"close"_s), tr("Close inciden&t")))
{
    setLookProperty(*this, "role", u"rail"_s);
    setFixedWidth(railWidth);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(spacing, 2 * spacing, spacing, 2 * spacing);
    layout->setSpacing(2);
    layout->addWidget(mark());
    for (const Page *page : walk) {
        if (page->isBeside())
            layout->addSpacing(2 * spacing);
        addStep(*page, *layout);
    }
    layout->addStretch();
    m_incident->setContentsMargins(spacing, 0, spacing, spacing);
    m_incident->setTextFormat(Qt::PlainText);
    layout->addWidget(m_incident);
    makeQuiet(*m_close);
    m_close->setAccessibleName(tr("Close incident"));
    layout->addWidget(m_close, 0, Qt::AlignLeft);
    connect(m_close, &QPushButton::clicked, this, &StepRail::closeAsked);
}

void StepRail::addStep(const Page &page, QVBoxLayout &layout)
{
    const int index = int(m_steps.size());
    auto *button = new QPushButton(page.title());
    button->setAccessibleName(tr("Step %1").arg(page.title()));
    setLookProperty(*button, "role", u"step"_s);
    auto *note = hint({});
    note->setContentsMargins(noteIndent, 0, spacing, spacing);
    note->hide();
    layout.addWidget(button);
    layout.addWidget(note);
    m_steps.push_back({button, note, page.iconName()});
    connect(button, &QPushButton::clicked, this, [this, index] { emit chosen(index); });
}

void StepRail::setStep(int index, State state, const QString &note)
{
    const Step &step = m_steps[size_t(index)];
    step.button->setIcon(iconFor(state, step.iconName));
    step.button->setEnabled(state != State::Closed);
    setLookProperty(*step.button, "current", state == State::Current ? u"yes"_s : u"no"_s);
    step.button->setAccessibleDescription(
        note.isEmpty() ? stateWord(state) : stateWord(state) + u". "_s + note);
    step.note->setText(note);
    step.note->setHidden(note.isEmpty() || state == State::Closed);
    step.button->setToolTip(note);
}

void StepRail::setIncident(const QString &name)
{
    m_incident->setText(name);
    m_incident->setToolTip(name);
    m_close->setText(name.isEmpty() ? tr("Back &to start") : tr("Close inciden&t"));
    m_close->setAccessibleName(name.isEmpty() ? tr("Back to start") : tr("Close incident"));
}

} // namespace bulkhead::ui
