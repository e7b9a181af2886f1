// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "texts/report_text.h"

#include <QTableWidget>

namespace bulkhead::ui {

// Everybody who is not done, grouped by reason, with what to do.
class LeftOver : public QTableWidget
{
    Q_OBJECT
public:
    explicit LeftOver(QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override; // all rows, when there is room

    void show(const std::vector<texts::OutcomeGroup> &groups);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fitRows();
};

} // namespace bulkhead::ui
