// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "journal/ledger.h"
#include "run/standing_lists.h"

#include <QAbstractListModel>
#include <QSet>

namespace bulkhead::ui {

// Users for whom something is skipped on advice, each with what is odd and a box to tick: passed
// over.
class AdvisedModel : public QAbstractListModel
{
    Q_OBJECT
public:
    // The ledger outlives what is shown of it.
    void show(const journal::Ledger &ledger, std::vector<run::Advised> users);
    [[nodiscard]] QStringList ticked() const; // user ids

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

signals:
    void edited();

private:
    struct Line
    {
        QString userId, text;
        bool ticked;
    };
    std::vector<Line> m_lines;
};

} // namespace bulkhead::ui
