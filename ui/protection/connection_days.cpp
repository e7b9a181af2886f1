// SPDX-License-Identifier: Apache-2.0
#include "protection/connection_days.h"

#include "look/look.h"

#include <QHeaderView>
#include <QSpinBox>
#include <QStyledItemDelegate>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {
namespace {

constexpr int nameColumn = 0, daysColumn = 1;
constexpr int ownDaysRole = Qt::UserRole; // somebody has typed them
constexpr int linesShown = 5;
constexpr int lineHeight = 32;

class DaysDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QWidget *createEditor(
        QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &index) const override
    {
        auto *editor = new QSpinBox(parent);
        editor->setRange(1, ConnectionDays::daysAtMost);
        editor->setButtonSymbols(QAbstractSpinBox::NoButtons); // the keys and the wheel do
        editor->setAccessibleName(index.data(Qt::AccessibleTextRole).toString());
        return editor;
    }
};

} // namespace

ConnectionDays::ConnectionDays(QWidget *parent) : QTableWidget(0, 2, parent)
{
    setAccessibleName(tr("Connections with a limit"));
    setLookProperty(*this, "role", u"choices"_s);
    setHorizontalHeaderLabels({tr("Connection"), tr("Days")});
    horizontalHeader()->setSectionResizeMode(nameColumn, QHeaderView::Stretch);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    horizontalHeader()->setHighlightSections(false);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(lineHeight);
    setColumnWidth(daysColumn, 90);
    setItemDelegateForColumn(daysColumn, new DaysDelegate(this));
    setShowGrid(false);
    setTabKeyNavigation(false); // Tab goes on to the next field
    setSelectionMode(QTableView::SingleSelection);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFixedHeight(horizontalHeader()->sizeHint().height() + linesShown * lineHeight);
    connect(this, &QTableWidget::itemChanged, this, [this](QTableWidgetItem *item) {
        note(*item);
        emit edited();
    });
}

void ConnectionDays::setConnections(const QStringList &names)
{
    const QSignalBlocker quiet(this);
    const QMap<QString, int> before = chosen();
    setRowCount(0);
    QStringList all = names + before.keys();
    all.removeDuplicates();
    std::sort(all.begin(), all.end());
    for (const QString &name : all)
        add(name);
    setChosen(before);
}

void ConnectionDays::setDays(int days)
{
    const QSignalBlocker quiet(this);
    m_days = days;
    for (int row = 0; row < rowCount(); ++row) {
        if (!item(row, daysColumn)->data(ownDaysRole).toBool())
            item(row, daysColumn)->setData(Qt::EditRole, days);
    }
}

void ConnectionDays::setChosen(const QMap<QString, int> &days)
{
    const QSignalBlocker quiet(this);
    QMap<QString, int> left = days;
    for (int row = 0; row < rowCount(); ++row) {
        const QString name = item(row, nameColumn)->text();
        const bool ticked = left.contains(name);
        show(row, ticked, left.value(name, m_days));
        left.remove(name);
    }
    for (auto each = left.begin(); each != left.end(); ++each) {
        add(each.key());
        show(rowCount() - 1, true, each.value());
    }
}

QMap<QString, int> ConnectionDays::chosen() const
{
    QMap<QString, int> days;
    for (int row = 0; row < rowCount(); ++row) {
        if (item(row, nameColumn)->checkState() == Qt::Checked)
            days.insert(
                item(row, nameColumn)->text(), item(row, daysColumn)->data(Qt::EditRole).toInt());
    }
    return days;
}

void ConnectionDays::add(const QString &name)
{
    const int row = rowCount();
    insertRow(row);
    auto *title = new QTableWidgetItem(name);
    title->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
    auto *days = new QTableWidgetItem;
    days->setData(Qt::AccessibleTextRole, tr("Days in %1").arg(name));
    setItem(row, nameColumn, title);
    setItem(row, daysColumn, days);
    show(row, false, m_days);
}

void ConnectionDays::show(int row, bool ticked, int days)
{
    item(row, nameColumn)->setCheckState(ticked ? Qt::Checked : Qt::Unchecked);
    item(row, daysColumn)->setData(Qt::EditRole, days);
    item(row, daysColumn)->setData(ownDaysRole, ticked && days != m_days);
}

// What was typed counts in its row only, and means that this row is chosen.
void ConnectionDays::note(const QTableWidgetItem &changed)
{
    if (changed.column() != daysColumn)
        return;
    const QSignalBlocker quiet(this);
    item(changed.row(), daysColumn)->setData(ownDaysRole, true);
    item(changed.row(), nameColumn)->setCheckState(Qt::Checked);
}

} // namespace bulkhead::ui
