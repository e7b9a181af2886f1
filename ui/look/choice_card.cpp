// SPDX-License-Identifier: Apache-2.0
#include "look/choice_card.h"

#include "look/look.h"

#include <QLabel>
#include <QMouseEvent>
#include <QRadioButton>
#include <QVBoxLayout>

namespace bulkhead::ui {

ChoiceCard::ChoiceCard(const QString &choice, const QString &sentence, QWidget *parent)
    : QFrame(parent), m_radio(new QRadioButton(choice))
{
    makeCard(*this, std::nullopt);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    QFont font = m_radio->font();
    font.setWeight(QFont::DemiBold);
    m_radio->setFont(font);
    m_radio->setAccessibleDescription(sentence);
    connect(m_radio, &QRadioButton::toggled, this, [this](bool chosen) {
        makeCard(*this, chosen ? std::optional(Tone::Accent) : std::nullopt);
    });

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * spacing, spacing + 4, 2 * spacing, spacing + 4);
    layout->setSpacing(spacing / 2);
    layout->addWidget(m_radio);
    layout->addWidget(hint(sentence));
    layout->addStretch();
}

void ChoiceCard::mouseReleaseEvent(QMouseEvent *event)
{
    if (m_radio->isEnabled() && rect().contains(event->pos()))
        m_radio->click();
    QFrame::mouseReleaseEvent(event);
}

} // namespace bulkhead::ui
