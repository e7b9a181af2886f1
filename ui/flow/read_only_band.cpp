// SPDX-License-Identifier: Apache-2.0
#include "flow/read_only_band.h"

#include "look/look.h"
#include "texts/fault_text.h"

#include <QHBoxLayout>
#include <QLabel>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {

ReadOnlyBand::ReadOnlyBand(QWidget *parent) : QFrame(parent), m_text(new QLabel)
{
    makeBand(*this, Tone::Bad);
    m_text->setAlignment(Qt::AlignCenter);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(spacing, spacing / 2, spacing, spacing / 2);
    layout->addWidget(m_text);
    hide();
}

void ReadOnlyBand::tell(const std::optional<Error> &why)
{
    setVisible(why.has_value());
    if (!why)
        return;
    const QString rest = why->fault == Fault::IncidentDamaged
        ? tr("READ ONLY. What stands before the damage is shown and can be reported.")
        : tr("READ ONLY. It can be looked at and reported.");
    m_text->setText(texts::explain(*why).happened + u' ' + rest);
}

} // namespace bulkhead::ui
