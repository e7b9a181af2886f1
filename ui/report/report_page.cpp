// SPDX-License-Identifier: Apache-2.0
#include "report/report_page.h"

#include "gate/gate_band.h"
#include "look/look.h"
#include "report/export_form.h"
#include "report/left_over.h"
#include "report/outcome_bars.h"
#include "report/owners_card.h"
#include "report/tickets_card.h"

#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {
ReportPage::ReportPage(Desk &desk, LiveIncident &live, CallGate gate, QWidget *parent)
    : Page(parent), m_desk(desk), m_live(live), m_gateBand(new GateBand(desk, live, gate)),
      m_result(heading({})), m_standing(new QLabel), m_bars(new OutcomeBars),
      m_leftTitle(heading(tr("What is left"))), m_left(new LeftOver),
      m_owners(new OwnersCard(desk, live, std::move(gate))), m_tickets(new TicketsCard(desk, live)),
      m_export(
          new ExportForm(desk, {tr("&Format"), tr("&Report file"), tr("The report is written.")}))
{
    m_standing->setWordWrap(true);
    m_standing->setTextFormat(Qt::PlainText);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(3 * spacing / 2);
    layout->addWidget(m_gateBand);
    layout->addWidget(m_result);
    layout->addWidget(m_standing);
    layout->addWidget(m_bars);
    layout->addSpacing(spacing);
    layout->addWidget(m_leftTitle);
    layout->addWidget(m_left);
    layout->addWidget(m_owners);
    layout->addWidget(m_tickets);
    layout->addSpacing(spacing);
    layout->addWidget(heading(tr("Export")));
    layout->addWidget(m_export);
    layout->addStretch();
    connect(m_export, &ExportForm::changed, this, &ReportPage::changed);
    connect(&m_live, &LiveIncident::replaced, this, &ReportPage::refresh);
    connect(&m_desk, &Desk::taskChanged, this, &ReportPage::changed);
    refresh();
}

QString ReportPage::subtitle() const
{
    return tr("Made from the incident file alone, so anybody can make the same one again.");
}

QString ReportPage::closed() const
{
    if (m_desk.task() == Task::Running)
        return tr("When the run has ended or pauses");
    const bool reportable = m_live.ledger().runStarted() || m_live.readOnly();
    return reportable ? QString() : tr("There is nothing to report yet");
}

QString ReportPage::missing() const
{
    if (m_desk.task() == Task::Exporting)
        return tr("Writing the report…");
    if (m_desk.task() != Task::None)
        return tr("Something else is still being done");
    return m_export->missing();
}

void ReportPage::primary()
{
    m_export->write();
}

void ReportPage::entered()
{
    m_export->focusFile();
}

void ReportPage::refresh()
{
    m_export->setIncident(m_live.path());
    if (isVisible()) { // it goes through all rows
        const auto &ledger = m_live.ledger();
        const texts::Explanation run = texts::explainRun(ledger);
        m_result->setText(texts::resultText(ledger));
        m_standing->setText(QStringList{run.happened, run.meaning, run.todo}.join(u' ').trimmed());
        std::array<qint64, 6> counts{};
        for (const StepState state : texts::statesInOrder())
            counts[size_t(state)] = ledger.userTotal(state);
        m_bars->setCounts(counts);
        const auto groups = texts::outcomeGroups(ledger);
        m_left->show(groups);
        m_leftTitle->setVisible(!groups.empty());
        m_owners->refresh();
        m_tickets->refresh();
    }
    m_gateBand->refresh();
    emit changed();
}

void ReportPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    refresh();
}

} // namespace bulkhead::ui
