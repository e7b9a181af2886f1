// SPDX-License-Identifier: Apache-2.0
#include "report/left_over.h"

#include "board/user_columns.h"
#include "look/look.h"
#include "texts/answer_text.h"
#include "texts/reason_text.h"

#include "report/next_step.h"

#include <QHeaderView>
#include <QLocale>
#include <QResizeEvent>
#include <QScrollBar>

namespace bulkhead::ui {
namespace {

enum LeftColumn { Status, Users, Why, Meaning, Todo, ColumnCount };

QTableWidgetItem *cell(const QString &text)
{
    auto *made = new QTableWidgetItem(text);
    made->setToolTip(text);
    return made;
}

QString todoOf(const texts::OutcomeGroup &group, const texts::Explanation &why)
{
    return why.todo.isEmpty() ? texts::nextText(report::nextStep(group.state, group.reason))
                              : why.todo;
}

} // namespace

LeftOver::LeftOver(QWidget *parent) : QTableWidget(parent)
{
    setAccessibleName(tr("What is left"));
    setColumnCount(ColumnCount);
    setHorizontalHeaderLabels(
        {tr("Status"), tr("Users"), tr("Why"), tr("What it means"), tr("Next")});
    setEditTriggers(NoEditTriggers);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setTabKeyNavigation(false);
    setShowGrid(false);
    setAlternatingRowColors(true);
    verticalHeader()->hide();
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
    setColumnWidth(Status, 110);
    setColumnWidth(Users, 70);
    for (const int column : {Why, Meaning, Todo})
        horizontalHeader()->setSectionResizeMode(column, QHeaderView::Stretch);
}

QSize LeftOver::sizeHint() const
{
    const int bar = horizontalScrollBar()->isVisible() ? horizontalScrollBar()->height() : 0;
    return {QTableWidget::sizeHint().width(),
        horizontalHeader()->sizeHint().height() + verticalHeader()->length() + bar
            + 2 * frameWidth()};
}

void LeftOver::resizeEvent(QResizeEvent *event)
{
    QTableWidget::resizeEvent(event);
    if (event->oldSize().width() != event->size().width())
        fitRows();
}

// What to do next is read, not guessed from its first words.
void LeftOver::fitRows()
{
    resizeRowsToContents();
    updateGeometry();
}

void LeftOver::show(const std::vector<texts::OutcomeGroup> &groups)
{
    setRowCount(int(groups.size()));
    for (int row = 0; row < int(groups.size()); ++row) {
        const texts::OutcomeGroup &group = groups[size_t(row)];
        const texts::Explanation why = texts::explain(group.reason, {});
        QTableWidgetItem *status = cell(stateTitle(group.state));
        status->setIcon(stateIcon(group.state));
        setItem(row, Status, status);
        setItem(row, Users, cell(QLocale().toString(group.users)));
        item(row, Users)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        setItem(row, Why, cell(why.happened));
        setItem(row, Meaning, cell(why.meaning));
        setItem(row, Todo, cell(todoOf(group, why)));
    }
    setVisible(!groups.empty());
    fitRows();
}

} // namespace bulkhead::ui
