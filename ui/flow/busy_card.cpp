// SPDX-License-Identifier: Apache-2.0
#include "flow/busy_card.h"

#include "look/look.h"
#include "texts/plan_text.h"

#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {
namespace {

QString words(run::Phase phase)
{
    switch (phase) {
    case run::Phase::Connecting: return BusyCard::tr("Connecting to the tenant…");
    case run::Phase::Surveying: return BusyCard::tr("Reading how the tenant is set up…");
    case run::Phase::Resolving: return BusyCard::tr("Looked up %1 of %2");
    case run::Phase::Evidence: return BusyCard::tr("Looked for changes in %1 of %2 accounts");
    case run::Phase::Running: return BusyCard::tr("Rehearsed %1 of %2");
    case run::Phase::Looking: return BusyCard::tr("Looked at %1 of %2");
    case run::Phase::Actions: return BusyCard::tr("Working on the tenant's Actions…");
    case run::Phase::Counting: return BusyCard::tr("Counted %1 of %2 users");
    }
    Q_UNREACHABLE();
}

bool isCounted(run::Phase phase)
{
    return phase != run::Phase::Connecting && phase != run::Phase::Surveying
        && phase != run::Phase::Actions;
}

} // namespace

BusyCard::BusyCard(Desk &desk, const QString &name, const QString &stop, QWidget *parent)
    : QFrame(parent), m_text(new QLabel), m_bar(new QProgressBar)
{
    makeCard(*this, Tone::Accent);
    m_bar->setAccessibleName(name);
    m_bar->setTextVisible(false);
    auto *button = new QPushButton(icon(u"stop"_s), stop);
    button->setAccessibleName(QString(stop).remove(u'&'));
    auto *row = new QHBoxLayout;
    row->setSpacing(2 * spacing);
    row->addWidget(m_bar, 1);
    row->addWidget(button);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * spacing, 2 * spacing, 2 * spacing, 2 * spacing);
    layout->setSpacing(spacing);
    layout->addWidget(m_text);
    layout->addLayout(row);
    hide();
    connect(button, &QPushButton::clicked, &desk, &Desk::pause);
    // Of the desk: a tenant can be worked on without an incident.
    connect(&desk, &Desk::progressed, this, &BusyCard::showProgress);
}

void BusyCard::begin()
{
    m_bar->setRange(0, 0);
    m_text->setText(words(run::Phase::Connecting));
    show();
}

void BusyCard::showProgress(const run::Progress &progress)
{
    if (isHidden())
        return;
    QString text = words(progress.phase);
    if (isCounted(progress.phase)) {
        const QLocale locale;
        m_bar->setRange(0, int(progress.total));
        m_bar->setValue(int(progress.done));
        text = text.arg(locale.toString(progress.done), locale.toString(progress.total));
    }
    if (progress.waiting == run::Waiting::Outage)
        text += tr("; the tenant does not answer, it is asked again");
    else if (isCounted(progress.phase) && progress.etaS > 0)
        text += tr("; %1 left").arg(texts::duration(progress.etaS));
    m_text->setText(text);
}

} // namespace bulkhead::ui
