// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "board/users_model.h"

#include <QTableView>

namespace bulkhead::ui {

// The table called Users. Whom a person has chosen stays chosen while rows come and go, until
// another incident is shown.
class UsersTable : public QTableView
{
    Q_OBJECT
public:
    explicit UsersTable(UsersModel &model, QWidget *parent = nullptr);

    [[nodiscard]] qint32 chosenRow() const { return m_chosen; } // of the ledger; -1: nobody

signals:
    void chosen(qint32 ledgerRow); // -1: nobody

protected:
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    void tellShown();
    void restoreChosen();

    UsersModel &m_model;
    qint32 m_chosen = -1;
};

} // namespace bulkhead::ui
