// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "run/rotation_count.h"

#include <QFrame>

class QLabel;
class QLineEdit;

namespace bulkhead::ui {

// What a count has found, and the number that has to be typed before anything is switched on.
class RotationCountPanel : public QFrame
{
    Q_OBJECT
public:
    explicit RotationCountPanel(QWidget *parent = nullptr);

    void show(const run::RotationCount::Counted &counted, bool marketplaceBound);
    void forget(); // and hide
    // The number that was typed, when it is the one that was counted.
    [[nodiscard]] std::optional<qint64> confirmed() const;

signals:
    void typed();

private:
    QLabel *m_due;
    QLabel *m_lines;
    QLabel *m_doubts;
    QLabel *m_label;
    QLineEdit *m_number;
    qint64 m_counted = -1;
};

} // namespace bulkhead::ui
