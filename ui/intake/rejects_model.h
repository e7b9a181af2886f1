// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "desk/live_incident.h"

#include <QAbstractTableModel>

namespace bulkhead::ui {

// The lines of the lists that name nobody, with the reason. Read from the ledger as it is looked
// at.
class RejectsModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    explicit RejectsModel(LiveIncident &live, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role) const override;

private:
    LiveIncident &m_live;
};

} // namespace bulkhead::ui
