// SPDX-License-Identifier: Apache-2.0
#include "flow/mark_band.h"

#include <QHBoxLayout>
#include <QLabel>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {

MarkBand::MarkBand(QWidget *parent) : QFrame(parent), m_text(new QLabel)
{
    m_text->setAlignment(Qt::AlignCenter);
    m_text->setTextFormat(Qt::PlainText);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(spacing, spacing / 2, spacing, spacing / 2);
    layout->addWidget(m_text);
    hide();
}

void MarkBand::tell(const EnvironmentMark &mark, const QString &tenantName)
{
    setVisible(!mark.text.isEmpty());
    makeBand(*this, mark.tone);
    m_text->setText(u"%1: %2"_s.arg(mark.text, tenantName));
}

} // namespace bulkhead::ui
