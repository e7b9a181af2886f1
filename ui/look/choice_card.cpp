// SPDX-License-Identifier: Apache-2.0
#include "look/choice_card.h"

#include "look/look.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QLabel>
#include <QMouseEvent>
#include <QRadioButton>

namespace bulkhead::ui {

ButtonCard::ButtonCard(QAbstractButton *button, const QString &sentence, QWidget *parent)
    : QFrame(parent), m_button(button)
{
    makeCard(*this, std::nullopt);
    QFont font = button->font();
    font.setWeight(QFont::DemiBold);
    button->setFont(font);
    button->setAccessibleDescription(sentence);
    connect(button, &QAbstractButton::toggled, this, [this](bool chosen) {
        makeCard(*this, chosen ? std::optional(Tone::Accent) : std::nullopt);
    });

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * spacing, spacing + 4, 2 * spacing, spacing + 4);
    layout->setSpacing(spacing / 2);
    layout->addWidget(button);
    // It takes what height a longer neighbour needs; a stretch would take all there is.
    QLabel *about = hint(sentence);
    about->setAlignment(Qt::AlignTop);
    layout->addWidget(about);
}

void ButtonCard::mouseReleaseEvent(QMouseEvent *event)
{
    if (m_button->isEnabled() && rect().contains(event->pos()))
        m_button->click();
    QFrame::mouseReleaseEvent(event);
}

ChoiceCard::ChoiceCard(const QString &choice, const QString &sentence, QWidget *parent)
    : ChoiceCard(new QRadioButton(choice), sentence, parent)
{
}

ChoiceCard::ChoiceCard(QRadioButton *radio, const QString &sentence, QWidget *parent)
    : ButtonCard(radio, sentence, parent), m_radio(radio)
{
}

CheckCard::CheckCard(const QString &choice, const QString &sentence, QWidget *parent)
    : CheckCard(new QCheckBox(choice), sentence, parent)
{
}

CheckCard::CheckCard(QCheckBox *box, const QString &sentence, QWidget *parent)
    : ButtonCard(box, sentence, parent), m_box(box)
{
}

QWidget *inTwoColumns(const QList<ButtonCard *> &cards)
{
    auto *area = new QWidget;
    auto *grid = new QGridLayout(area);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(spacing);
    for (int column = 0; column < 2; ++column)
        grid->setColumnStretch(column, 1);
    for (int i = 0; i < int(cards.size()); ++i)
        grid->addWidget(cards[i], i / 2, i % 2);
    return area;
}

} // namespace bulkhead::ui
