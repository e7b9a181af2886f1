// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "texts/lives_on.h"

#include <QFrame>

class QGridLayout;
class QLabel;

namespace bulkhead::ui {

// What a plan does to everything that an attacker may hold, at a glance: a line for each, with an
// icon, a word and the reason.
class FateTable : public QFrame
{
    Q_OBJECT
public:
    explicit FateTable(QWidget *parent = nullptr);

    void show(const PlanChoices &choices);

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Line
    {
        QLabel *icon, *fate, *why;
    };
    void addLine(QGridLayout &grid, texts::Hold hold);

    std::vector<Line> m_lines; // in the order of texts::allHolds
    PlanChoices m_choices;
};

} // namespace bulkhead::ui
