// SPDX-License-Identifier: Apache-2.0
#include "flow/practice_band.h"

#include "look/look.h"

#include <QHBoxLayout>
#include <QLabel>

namespace bulkhead::ui {

PracticeBand::PracticeBand(QWidget *parent) : QFrame(parent)
{
    makeBand(*this, Tone::Practice);
    auto *text = new QLabel(
        tr("PRACTICE TENANT. Invented people on this computer: no real user is touched."));
    text->setAlignment(Qt::AlignCenter);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(spacing, spacing / 2, spacing, spacing / 2);
    layout->addWidget(text);
    hide();
}

} // namespace bulkhead::ui
