// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "desk/desk.h"

#include <QWidget>

class QPushButton;
class QSpinBox;

namespace bulkhead::ui {

// What the run takes of the limit, changed in mid-run.
class PaceControls : public QWidget
{
    Q_OBJECT
public:
    explicit PaceControls(Desk &desk, QWidget *parent = nullptr);

    // As the run keeps to it now; what a person is about to change stays.
    void show(const journal::AssumedLimit &limit);

private:
    void refresh();
    void use();

    struct Setting
    {
        QSpinBox *field;
        int now = 0; // what the run keeps to, or was asked to
        int told = -1; // what it said last
        void follow(int value);
        [[nodiscard]] bool isChanged() const;
    };

    Desk &m_desk;
    Setting m_ceiling;
    Setting m_reserve;
    QPushButton *m_use;
};

} // namespace bulkhead::ui
