// SPDX-License-Identifier: Apache-2.0
#include "intake/rejects_model.h"

#include "report/report_row.h"
#include "texts/answer_text.h"

namespace bulkhead::ui {
namespace {

enum class RejectColumn { Line, Source, Input, Reason, Todo };
constexpr int rejectColumns = int(RejectColumn::Todo) + 1;

} // namespace

RejectsModel::RejectsModel(LiveIncident &live, QObject *parent)
    : QAbstractTableModel(parent), m_live(live)
{
    connect(&live, &LiveIncident::replaced, this, [this] {
        beginResetModel();
        endResetModel();
    });
}

int RejectsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_live.ledger().rejects().size());
}

int RejectsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : rejectColumns;
}

QVariant RejectsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    const auto &ledger = m_live.ledger();
    if (size_t(index.row()) >= ledger.rejects().size())
        return {}; // as in UsersModel
    const report::RejectRow row =
        report::rejectOf(ledger, ledger.rejects().at(size_t(index.row())));
    switch (RejectColumn(index.column())) {
    case RejectColumn::Line: return row.line;
    case RejectColumn::Source: return row.source;
    case RejectColumn::Input: return row.input;
    case RejectColumn::Reason: return texts::explain(row.reason).happened;
    case RejectColumn::Todo: return texts::explain(row.reason).todo;
    }
    return {};
}

QVariant RejectsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (RejectColumn(section)) {
    case RejectColumn::Line: return tr("Line");
    case RejectColumn::Source: return tr("Source");
    case RejectColumn::Input: return tr("Input");
    case RejectColumn::Reason: return tr("Reason");
    case RejectColumn::Todo: return tr("Next");
    }
    return {};
}

} // namespace bulkhead::ui
