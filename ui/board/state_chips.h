// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/outcome.h"

#include <QWidget>

#include <array>

class QPushButton;

namespace bulkhead::ui {

// One button for each state with its count; several may be down. *All* lets them all go.
class StateChips : public QWidget
{
    Q_OBJECT
public:
    explicit StateChips(QWidget *parent = nullptr);

    void setCounts(const std::array<qint64, 6> &users); // by StepState
    [[nodiscard]] std::array<bool, 6> states() const;
    void clear(); // all users are shown again

signals:
    void toggled();

private:
    void settle();

    QPushButton *m_all;
    std::array<QPushButton *, 6> m_chips{}; // by StepState
};

} // namespace bulkhead::ui
