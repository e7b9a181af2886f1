// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QGridLayout>

class QLabel;

namespace bulkhead::ui {

// Labels on the left, fields on the right, and under each field whatever is said about it.
class FieldGrid : public QGridLayout
{
public:
    FieldGrid();

    // `label` may hold a mnemonic; it becomes the field's buddy.
    QLabel *addField(const QString &label, QWidget *field);
    // Under the field added last.
    void addBelow(QWidget *widget);
};

} // namespace bulkhead::ui
