// SPDX-License-Identifier: Apache-2.0
#include "look/field_grid.h"

#include "look/look.h"

#include <QLabel>

namespace bulkhead::ui {

FieldGrid::FieldGrid()
{
    setContentsMargins(0, 0, 0, 0);
    setHorizontalSpacing(2 * ui::spacing);
    setVerticalSpacing(ui::spacing);
    setColumnMinimumWidth(0, 120);
    setColumnStretch(1, 1);
}

QLabel *FieldGrid::addField(const QString &label, QWidget *field)
{
    auto *buddy = new QLabel(label);
    // What is typed into has the name, not what it stands in.
    buddy->setBuddy(field->focusProxy() ? field->focusProxy() : field);
    const int row = rowCount();
    addWidget(buddy, row, 0);
    addWidget(field, row, 1);
    return buddy;
}

void FieldGrid::addBelow(QWidget *widget)
{
    addWidget(widget, rowCount(), 1);
}

} // namespace bulkhead::ui
