// SPDX-License-Identifier: Apache-2.0
#include "look/text_card.h"

#include <QLabel>
#include <QVBoxLayout>

namespace bulkhead::ui {

TextCard::TextCard(const QString &title, std::optional<Tone> tone, QWidget *parent)
    : QFrame(parent), m_text(new QLabel)
{
    makeCard(*this, tone);
    QLabel *head = heading(title);
    setTone(*head, tone);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * spacing, 2 * spacing, 2 * spacing, 2 * spacing);
    layout->setSpacing(spacing / 2);
    layout->addWidget(head);
    layout->addWidget(m_text);
}

void TextCard::setLines(const QStringList &lines)
{
    m_text->setText(lines.join(u'\n'));
}

} // namespace bulkhead::ui
