// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "board/row_filter.h"
#include "board/user_columns.h"

#include "desk/live_incident.h"

#include <QAbstractTableModel>
#include <QTimer>

namespace bulkhead::ui {

// The affected users as a table, through an own list of row numbers in the order of the list. No
// work grows with the list on a tick: texts are made for the rows that are looked at, a filter
// goes through the list in slices of a few milliseconds, and at most once a second because users
// change their state.
class UsersModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    explicit UsersModel(LiveIncident &live, QObject *parent = nullptr);

    void setFilter(const RowFilter &filter);
    [[nodiscard]] const RowFilter &filter() const { return m_filter; }
    // Nothing is kept up to date while nobody looks.
    void setActive(bool active);
    // The positions on the screen; only changes there are told.
    void setShown(int first, int last);

    [[nodiscard]] qint32 ledgerRow(int position) const { return m_rows[size_t(position)]; }
    [[nodiscard]] int positionOf(qint32 ledgerRow) const; // -1: not among those shown
    // True while rows come and go because of a filter, not because a person moved.
    [[nodiscard]] bool isRearranging() const { return m_rearranging; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role) const override;

signals:
    // The filter has gone through the whole list.
    void arranged();
    // Its rows name other users now.
    void incidentChanged();

private:
    void startScan();
    void rescan();
    void slice();
    void arrange(std::vector<qint32> rows);
    void removeAndInsert(const RowChanges &changes, const std::vector<qint32> &rows);
    void replaceAll();
    void rowsChanged(const std::vector<qint32> &ledgerRows);
    void tick();
    [[nodiscard]] const QStringList &cells(qint32 ledgerRow) const;

    LiveIncident &m_live;
    QString m_path; // of the incident whose rows these are
    RowFilter m_filter;
    std::vector<qint32> m_rows; // ascending
    RowScan m_scan;
    QTimer m_slices; // the scan's
    QTimer m_rescan; // because states have changed
    QTimer m_ticker;
    int m_shownFirst = 0;
    int m_shownLast = -1;
    int m_dirtyFirst = 0; // positions to be told at the next tick
    int m_dirtyLast = -1;
    bool m_active = false;
    bool m_rearranging = false;
    mutable qint32 m_cachedRow = -1; // a row is painted cell by cell
    mutable QStringList m_cached;
};

} // namespace bulkhead::ui
