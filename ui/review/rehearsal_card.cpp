// SPDX-License-Identifier: Apache-2.0
#include "review/rehearsal_card.h"

#include "look/look.h"
#include "look/notice.h"
#include "report/export_form.h"
#include "report/left_over.h"
#include "report/outcome_bars.h"
#include "texts/fault_text.h"
#include "texts/report_text.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {

RehearsalCard::RehearsalCard(Desk &desk, QWidget *parent)
    : QFrame(parent), m_desk(desk),
      m_rehearse(new QPushButton(icon(u"practice"_s), tr("Re&hearse"))), m_notice(new Notice),
      m_report(report())
{
    makeCard(*this);
    m_rehearse->setAccessibleName(tr("Rehearse"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * spacing, 2 * spacing, 2 * spacing, 2 * spacing);
    layout->setSpacing(spacing);
    layout->addWidget(heading(tr("Rehearsal")));
    layout->addWidget(hint(tr("Makes every reading call of the run and takes the others as done, "
                              "on a copy of the incident: nothing is changed, and you see what "
                              "would happen.")));
    layout->addWidget(m_rehearse, 0, Qt::AlignLeft);
    layout->addWidget(m_notice);
    layout->addWidget(m_report);
    connect(m_rehearse, &QPushButton::clicked, this, [this] {
        forget();
        emit asked();
    });
    connect(&m_desk, &Desk::taskChanged, this, &RehearsalCard::refresh);
    forget();
}

QWidget *RehearsalCard::report()
{
    m_result = heading({});
    m_bars = new OutcomeBars;
    m_left = new LeftOver;
    m_left->setAccessibleName(tr("What would be left"));
    m_export = new ExportForm(m_desk,
        {tr("Rehearsal format"), tr("Rehearsal report file"),
            tr("The rehearsal's report is written.")});
    m_save = new QPushButton(icon(u"export"_s), tr("Export rehearsal report"));
    auto *area = new QWidget;
    auto *column = new QVBoxLayout(area);
    column->setContentsMargins(0, spacing, 0, 0);
    column->setSpacing(spacing);
    column->addWidget(m_result);
    column->addWidget(m_bars);
    column->addWidget(m_left);
    column->addSpacing(spacing);
    column->addWidget(m_export);
    column->addWidget(m_save, 0, Qt::AlignLeft);
    connect(m_save, &QPushButton::clicked, m_export, &ExportForm::write);
    connect(m_export, &ExportForm::changed, this, &RehearsalCard::refresh);
    return area;
}

void RehearsalCard::allow(bool possible)
{
    m_rehearse->setEnabled(possible);
}

void RehearsalCard::show(const Rehearsed &what)
{
    if (what.error) {
        const texts::Explanation why = texts::explain(*what.error);
        m_notice->tell(why.happened, tr("Nothing was changed in the tenant."), why.todo, Tone::Bad);
        return;
    }
    if (what.end != run::End::Done)
        m_notice->tell(tr("The rehearsal was stopped before its end."),
            tr("Nothing was changed in the tenant."),
            tr("This is as far as it came; rehearse again for the rest."), Tone::Warning);
    else
        m_notice->tell(tr("This is what would happen. Nothing was changed in the tenant."),
            tr("A call of the run may still fail where a rehearsal's does not."), {}, Tone::Good);
    m_result->setText(texts::resultText(*what.ledger));
    std::array<qint64, 6> counts{};
    for (const StepState state : texts::statesInOrder())
        counts[size_t(state)] = what.ledger->userTotal(state);
    m_bars->setCounts(counts);
    m_left->show(texts::outcomeGroups(*what.ledger));
    m_export->setIncident(what.path);
    m_report->show();
    refresh();
}

void RehearsalCard::forget()
{
    m_notice->clear();
    m_report->hide();
    m_export->setIncident({});
}

void RehearsalCard::refresh()
{
    m_save->setEnabled(m_desk.task() == Task::None && m_export->missing().isEmpty());
}

} // namespace bulkhead::ui
