// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/outcome.h"

#include <QWidget>

#include <array>

namespace bulkhead::ui {

// The users by outcome as bars, each with its word, number and share.
class OutcomeBars : public QWidget
{
    Q_OBJECT
public:
    explicit OutcomeBars(QWidget *parent = nullptr);

    void setCounts(const std::array<qint64, 6> &users); // by StepState
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    std::array<qint64, 6> m_users{};
};

} // namespace bulkhead::ui
