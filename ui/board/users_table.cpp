// SPDX-License-Identifier: Apache-2.0
#include "board/users_table.h"

#include <QHeaderView>
#include <QScrollBar>

namespace bulkhead::ui {

UsersTable::UsersTable(UsersModel &model, QWidget *parent) : QTableView(parent), m_model(model)
{
    setModel(&model);
    setAccessibleName(tr("Users"));
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setTabKeyNavigation(false); // Tab leaves the table; arrows move in it
    setShowGrid(false);
    setAlternatingRowColors(true);
    setWordWrap(false);
    setHorizontalScrollMode(ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 14);
    horizontalHeader()->setHighlightSections(false);
    for (int column = 0; column < columnCount; ++column)
        setColumnWidth(column, ui::columnWidth(Column(column)));
    connect(&model, &UsersModel::arranged, this, [this] {
        restoreChosen();
        tellShown();
    });
    connect(&model, &UsersModel::incidentChanged, this, [this] {
        if (std::exchange(m_chosen, -1) >= 0)
            emit chosen(-1);
    });
}

void UsersTable::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    if (m_model.isRearranging() || !current.isValid())
        return;
    const qint32 row = m_model.ledgerRow(current.row());
    if (std::exchange(m_chosen, row) != row)
        emit chosen(row);
}

void UsersTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    tellShown();
}

void UsersTable::scrollContentsBy(int dx, int dy)
{
    QTableView::scrollContentsBy(dx, dy);
    tellShown();
}

void UsersTable::tellShown()
{
    const int first = std::max(rowAt(0), 0);
    const int last = rowAt(viewport()->height() - 1);
    m_model.setShown(first, last < 0 ? m_model.rowCount() - 1 : last);
}

void UsersTable::restoreChosen()
{
    const int position = m_chosen < 0 ? -1 : m_model.positionOf(m_chosen);
    if (position == currentIndex().row() && position >= 0)
        return;
    const QModelIndex index = m_model.index(position, std::max(currentIndex().column(), 0));
    const auto how = QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows;
    if (position >= 0) {
        const int top = verticalScrollBar()->value(); // becoming current must not scroll
        selectionModel()->setCurrentIndex(index, how);
        verticalScrollBar()->setValue(top);
    } else {
        selectionModel()->clearSelection();
    }
}

} // namespace bulkhead::ui
