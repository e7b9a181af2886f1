// SPDX-License-Identifier: Apache-2.0
#include "plan/plan_page.h"

#include "look/look.h"
#include "look/notice.h"
#include "look/text_card.h"
#include "plan/choices_form.h"
#include "plan/fate_table.h"
#include "texts/fault_text.h"
#include "texts/plan_text.h"

#include <QCheckBox>
#include <QFrame>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {

PlanPage::PlanPage(Desk &desk, LiveIncident &live, CallGate gate, QWidget *parent)
    : Page(parent), m_desk(desk), m_live(live), m_gate(std::move(gate)), m_form(new ChoicesForm),
      m_order(new TextCard(tr("What is done, in this order"))), m_fates(new FateTable),
      m_notice(new Notice),
      m_allowUnknown(new QCheckBox(tr("Tenant and list are right: p&lan without those users"))),
      m_progressText(new QLabel), m_progress(new QProgressBar)
{
    m_lookingUp = lookingUp();
    m_notice->addWidget(m_allowUnknown);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2 * spacing);
    layout->addWidget(m_notice);
    layout->addWidget(m_lookingUp);
    layout->addWidget(m_form);
    layout->addWidget(m_order);
    layout->addWidget(m_fates);
    layout->addStretch();
    connect(m_form, &ChoicesForm::changed, this, &PlanPage::refresh);
    connect(&m_live, &LiveIncident::replaced, this, &PlanPage::incidentReplaced);
    connect(&m_live, &LiveIncident::progressed, this, &PlanPage::showProgress);
    connect(&m_desk, &Desk::taskChanged, this, &PlanPage::refresh);
    connect(&m_desk, &Desk::taskEnded, this, &PlanPage::ended);
    connect(&m_desk, &Desk::failed, this, [this](Task task, const Error &error) {
        if (task == Task::Planning)
            ended(run::End::Halted, error);
    });
    refresh();
}

QWidget *PlanPage::lookingUp()
{
    auto *card = new QFrame;
    makeCard(*card, Tone::Accent);
    m_progress->setAccessibleName(tr("Looking up"));
    m_progress->setTextVisible(false);
    auto *stop = new QPushButton(icon(u"stop"_s), tr("Stop looking &up"));
    stop->setAccessibleName(tr("Stop looking up"));
    connect(stop, &QPushButton::clicked, this, [this] { m_desk.pause(); });
    auto *row = new QHBoxLayout;
    row->setSpacing(2 * spacing);
    row->addWidget(m_progress, 1);
    row->addWidget(stop);
    auto *layout = new QVBoxLayout(card);
    layout->setContentsMargins(2 * spacing, 2 * spacing, 2 * spacing, 2 * spacing);
    layout->setSpacing(spacing);
    layout->addWidget(m_progressText);
    layout->addLayout(row);
    card->hide();
    return card;
}

QString PlanPage::subtitle() const
{
    return m_live.frozen()
        ? tr("The plan does not change any more.")
        : tr("Next looks every user up in the tenant, which only reads, and shows the "
             "numbers.");
}

QString PlanPage::closed() const
{
    return m_live.ledger().rowCount() > 0 ? QString() : tr("Add a list of users first");
}

QString PlanPage::missing() const
{
    if (m_planning)
        return tr("Looking the users up…");
    if (m_live.frozen())
        return {};
    const QString nonsense = m_form->missing();
    return nonsense.isEmpty() ? m_gate() : nonsense;
}

PlanChoices PlanPage::choices() const
{
    PlanChoices chosen = m_form->choices();
    chosen.allowUnknown = !m_notice->isHidden() && m_allowUnknown->isChecked();
    return chosen;
}

void PlanPage::primary()
{
    PlanChoices frozenChoices = m_live.ledger().choices();
    frozenChoices.allowUnknown = false;
    if (m_live.frozen() || (m_live.ledger().planned() && frozenChoices == m_form->choices())) {
        emit advanced();
        return;
    }
    if (m_desk.task() != Task::None)
        return;
    const PlanChoices chosen = choices();
    m_planning = true;
    m_notice->clear();
    m_progress->setRange(0, 0);
    m_progressText->setText(tr("Connecting to the tenant…"));
    m_desk.plan(chosen, {});
    refresh();
}

void PlanPage::ended(run::End end, const std::optional<Error> &error)
{
    if (!std::exchange(m_planning, false))
        return;
    if (error)
        showError(*error);
    else if (end != run::End::Done)
        showStopped();
    refresh();
    if (end == run::End::Done && isVisible()) // else the person went elsewhere meanwhile
        emit advanced();
}

void PlanPage::showError(const Error &error)
{
    const texts::Explanation why = texts::explain(error);
    m_allowUnknown->setChecked(false);
    m_allowUnknown->setVisible(error.fault == Fault::TooManyUnknown);
    m_notice->tell(why.happened, why.meaning, why.todo, Tone::Bad);
}

void PlanPage::showStopped()
{
    m_allowUnknown->setChecked(false);
    m_allowUnknown->hide();
    m_notice->tell(tr("Looking up was stopped; there is no plan yet."),
        tr("What was found so far is recorded. Nothing was changed in the tenant."),
        tr("Next looks up the users who are left."), Tone::Warning);
}

void PlanPage::showProgress()
{
    const run::Progress &progress = m_live.progress();
    const bool resolving = progress.phase == run::Phase::Resolving;
    if (!m_planning || !(resolving || progress.phase == run::Phase::Evidence))
        return;
    m_progress->setRange(0, int(progress.total));
    m_progress->setValue(int(progress.done));
    const QLocale locale;
    QString text =
        (resolving ? tr("Looked up %1 of %2") : tr("Looked for changes in %1 of %2 accounts"))
            .arg(locale.toString(progress.done), locale.toString(progress.total));
    if (progress.waiting == run::Waiting::Outage)
        text += tr("; the tenant does not answer, it is asked again");
    else if (progress.etaS > 0)
        text += tr("; %1 left").arg(texts::duration(progress.etaS));
    m_progressText->setText(text);
}

void PlanPage::incidentReplaced()
{
    const QString path = m_live.isOpen() ? m_live.path() : QString();
    if (std::exchange(m_shown, path) != path) {
        m_notice->clear();
        m_form->setChoices(
            m_live.ledger().planned() ? m_live.ledger().choices() : offeredChoices());
    }
    refresh();
}

void PlanPage::refresh()
{
    m_form->setEnabled(!m_live.frozen() && !m_planning);
    m_lookingUp->setVisible(m_planning);
    const PlanChoices chosen = m_form->choices();
    m_order->setLines({texts::planOrder(chosen)});
    m_fates->show(chosen);
    emit changed();
}

} // namespace bulkhead::ui
