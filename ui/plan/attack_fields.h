// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/plan_nonsense.h"

#include <QWidget>

class QLabel;
class QLineEdit;

namespace bulkhead::ui {

// From when to when the attacker was in.
class AttackFields : public QWidget
{
    Q_OBJECT
public:
    explicit AttackFields(QWidget *parent = nullptr);

    // A field that cannot be read counts as empty, and as unreadable.
    [[nodiscard]] TimeWindow window() const;
    [[nodiscard]] bool isReadable() const;
    void setWindow(const TimeWindow &window);
    // Under the fields, and what was understood. While a person is still typing, reasons only go
    // away.
    void explain(const std::vector<Nonsense> &found, bool typing);

signals:
    void changed();
    void left(); // a field was typed into and left

private:
    QLineEdit *m_began, *m_ended;
    QLabel *m_beganReason, *m_endedReason;
};

} // namespace bulkhead::ui
