// SPDX-License-Identifier: Apache-2.0
#include "board/users_model.h"

#include "look/look.h"

#include <algorithm>

namespace bulkhead::ui {
namespace {

constexpr int tickMs = 100;
constexpr int rescanMs = 1000;
constexpr int sliceMs = 5;
constexpr size_t fewChanges = 64; // above that a reset is cheaper than telling each range

} // namespace

UsersModel::UsersModel(LiveIncident &live, QObject *parent)
    : QAbstractTableModel(parent), m_live(live)
{
    m_slices.setInterval(0);
    m_rescan.setInterval(rescanMs);
    m_rescan.setSingleShot(true);
    m_ticker.setInterval(tickMs);
    m_ticker.setSingleShot(true);
    connect(&m_slices, &QTimer::timeout, this, &UsersModel::slice);
    connect(&m_rescan, &QTimer::timeout, this, &UsersModel::rescan);
    connect(&m_ticker, &QTimer::timeout, this, &UsersModel::tick);
    connect(&live, &LiveIncident::replaced, this, &UsersModel::replaceAll);
    connect(&live, &LiveIncident::rowsChanged, this, &UsersModel::rowsChanged);
}

void UsersModel::setFilter(const RowFilter &filter)
{
    if (m_filter == filter)
        return;
    m_filter = filter;
    if (m_active)
        startScan();
}

void UsersModel::setActive(bool active)
{
    if (std::exchange(m_active, active) == active)
        return;
    m_slices.stop();
    m_rescan.stop();
    m_ticker.stop();
    if (active)
        replaceAll();
}

void UsersModel::setShown(int first, int last)
{
    m_shownFirst = first;
    m_shownLast = last;
}

int UsersModel::positionOf(qint32 ledgerRow) const
{
    const auto at = std::lower_bound(m_rows.begin(), m_rows.end(), ledgerRow);
    return at != m_rows.end() && *at == ledgerRow ? int(at - m_rows.begin()) : -1;
}

int UsersModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int UsersModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ui::columnCount;
}

QVariant UsersModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const qint32 row = ledgerRow(index.row());
    if (row >= m_live.ledger().rowCount())
        return {}; // another ledger is there, and somebody paints before we have heard of it
    const auto column = Column(index.column());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole: return cells(row).at(index.column());
    case Qt::DecorationRole:
        return column == Column::Status ? stateIcon(m_live.ledger().userState(row)) : QVariant();
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter | (isNumber(column) ? Qt::AlignRight : Qt::AlignLeft));
    default: return {};
    }
}

QVariant UsersModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical)
        return {};
    if (role == Qt::DisplayRole)
        return columnTitle(Column(section));
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (isNumber(Column(section)) ? Qt::AlignRight : Qt::AlignLeft));
    return {};
}

const QStringList &UsersModel::cells(qint32 ledgerRow) const
{
    if (m_cachedRow != ledgerRow) {
        m_cached = cellsOf(m_live.ledger(), ledgerRow);
        m_cachedRow = ledgerRow;
    }
    return m_cached;
}

void UsersModel::replaceAll()
{
    m_cachedRow = -1;
    const bool other = std::exchange(m_path, m_live.path()) != m_live.path();
    const bool gone = !m_rows.empty() && m_rows.back() >= m_live.ledger().rowCount();
    if (!m_active || other || gone)
        arrange({});
    if (other)
        emit incidentChanged();
    if (m_active)
        startScan();
}

void UsersModel::rescan()
{
    if (m_slices.isActive())
        m_rescan.start(); // a scan that is always begun anew would never end
    else
        startScan();
}

void UsersModel::startScan()
{
    m_rescan.stop();
    m_scan = RowScan(m_filter);
    slice();
}

void UsersModel::slice()
{
    if (!m_scan.advance(m_live.ledger(), sliceMs)) {
        m_slices.start();
        return;
    }
    m_slices.stop();
    arrange(m_scan.take());
    emit arranged();
}

void UsersModel::arrange(std::vector<qint32> rows)
{
    m_rearranging = true;
    const RowChanges changes = changesBetween(m_rows, rows);
    if (changes.size() > fewChanges || (m_rows.empty() && !rows.empty())) {
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
    } else {
        removeAndInsert(changes, rows);
    }
    m_rearranging = false;
    if (!m_rows.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, ui::columnCount - 1));
}

void UsersModel::removeAndInsert(const RowChanges &changes, const std::vector<qint32> &rows)
{
    for (auto range = changes.removed.rbegin(); range != changes.removed.rend(); ++range) {
        beginRemoveRows({}, range->first, range->last);
        m_rows.erase(m_rows.begin() + range->first, m_rows.begin() + range->last + 1);
        endRemoveRows();
    }
    for (const auto &range : changes.inserted) {
        beginInsertRows({}, range.first, range.last);
        m_rows.insert(m_rows.begin() + range.first, rows.begin() + range.first,
            rows.begin() + range.last + 1);
        endInsertRows();
    }
}

void UsersModel::rowsChanged(const std::vector<qint32> &ledgerRows)
{
    m_cachedRow = -1;
    if (!m_active)
        return;
    if (m_filter.asksForState() && !m_rescan.isActive())
        m_rescan.start();
    for (const qint32 row : ledgerRows) {
        const int position = positionOf(row);
        if (position < m_shownFirst || position > m_shownLast)
            continue;
        const bool first = m_dirtyLast < m_dirtyFirst;
        m_dirtyFirst = first ? position : std::min(m_dirtyFirst, position);
        m_dirtyLast = first ? position : std::max(m_dirtyLast, position);
    }
    if (m_dirtyLast >= m_dirtyFirst && !m_ticker.isActive())
        m_ticker.start();
}

void UsersModel::tick()
{
    const int first = std::exchange(m_dirtyFirst, 0);
    const int last = std::min(std::exchange(m_dirtyLast, -1), rowCount() - 1);
    if (first <= last)
        emit dataChanged(index(first, 0), index(last, ui::columnCount - 1));
}

} // namespace bulkhead::ui
