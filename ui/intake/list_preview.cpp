// SPDX-License-Identifier: Apache-2.0
#include "intake/list_preview.h"

#include "look/look.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {
namespace {

constexpr int rowsShown = 5;

QString columnName(const intake::ListPreview &preview, qsizetype column)
{
    const QString &name = preview.columns.at(column);
    return preview.headerFound ? name : ListPreview::tr("Column %1").arg(name);
}

// As ListOptions wants it: the name, or the number where the name means several columns.
QString columnKey(const QStringList &columns, qsizetype column)
{
    const QString &name = columns.at(column);
    return columns.count(name) > 1 ? QString::number(column + 1) : name;
}

} // namespace

ListPreview::ListPreview(QWidget *parent)
    : QFrame(parent), m_title(heading({})), m_column(new QComboBox), m_table(new QTableWidget),
      m_reason(reasonLabel()), m_add(new QPushButton(icon(u"add"_s), tr("&Add list")))
{
    makeCard(*this);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    m_title->setTextFormat(Qt::PlainText);
    auto *label = new QLabel(tr("Colu&mn"));
    label->setBuddy(m_column);
    m_column->setAccessibleName(tr("Column"));
    m_column->setMinimumWidth(120);
    m_add->setAccessibleName(tr("Add list"));
    m_table->setAccessibleName(tr("Preview"));
    m_table->setEditTriggers(QTableWidget::NoEditTriggers);
    m_table->setSelectionMode(QTableWidget::NoSelection);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setDefaultSectionSize(240);
    auto *row = new QHBoxLayout;
    row->setSpacing(2 * spacing);
    row->addWidget(label);
    row->addWidget(m_column);
    row->addWidget(m_reason, 1);
    row->addStretch();
    auto *discard = new QPushButton(icon(u"close"_s), tr("Discar&d"));
    discard->setAccessibleName(tr("Discard"));
    makeQuiet(*discard);
    connect(discard, &QPushButton::clicked, this, &ListPreview::discardAsked);
    row->addWidget(discard);
    row->addWidget(m_add);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * spacing, 2 * spacing, 2 * spacing, 2 * spacing);
    layout->setSpacing(spacing);
    layout->addWidget(m_title);
    layout->addWidget(m_table);
    layout->addLayout(row);
    connect(m_column, &QComboBox::currentIndexChanged, this, &ListPreview::columnChanged);
    connect(m_add, &QPushButton::clicked, this, &ListPreview::addAsked);
}

void ListPreview::show(const QString &name, const intake::ListPreview &preview)
{
    m_title->setText(tr("First rows of %1").arg(name));
    m_found = preview.column.value_or(-1);
    fill(preview);
    m_column->clear();
    for (qsizetype i = 0; i < preview.columns.size(); ++i)
        m_column->addItem(columnName(preview, i), columnKey(preview.columns, i));
    m_column->setCurrentIndex(m_found);
    columnChanged();
    QFrame::show();
}

void ListPreview::fill(const intake::ListPreview &preview)
{
    const int rows = std::min(int(preview.records.size()), rowsShown);
    m_table->clear();
    m_table->setColumnCount(int(preview.columns.size()));
    m_table->setRowCount(rows);
    QStringList titles;
    for (qsizetype i = 0; i < preview.columns.size(); ++i)
        titles << columnName(preview, i);
    m_table->setHorizontalHeaderLabels(titles);
    for (int row = 0; row < rows; ++row) {
        const QStringList &cells = preview.records[size_t(row)];
        for (int column = 0; column < int(cells.size()); ++column)
            m_table->setItem(row, column, new QTableWidgetItem(cells.at(column)));
    }
    m_table->horizontalHeader()->setStretchLastSection(true);
    const int height = m_table->verticalHeader()->defaultSectionSize();
    m_table->setFixedHeight((rows + 1) * height + m_table->horizontalHeader()->height() / 2);
}

QString ListPreview::column() const
{
    const int chosen = m_column->currentIndex();
    return chosen == m_found ? QString() : m_column->itemData(chosen).toString();
}

void ListPreview::setBusy(bool busy)
{
    m_busy = busy;
    columnChanged();
}

void ListPreview::columnChanged()
{
    const bool chosen = m_column->currentIndex() >= 0;
    showReason(*m_reason,
        chosen ? QString() : tr("Choose the column with user ids or e-mail addresses."),
        Tone::Warning);
    m_add->setEnabled(chosen && !m_busy);
}

} // namespace bulkhead::ui
