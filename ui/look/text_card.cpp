// SPDX-License-Identifier: Apache-2.0
#include "look/text_card.h"

#include <QLabel>
#include <QVBoxLayout>

#include <memory>

namespace bulkhead::ui {

TextCard::TextCard(const QString &title, std::optional<Tone> tone, QWidget *parent)
    : QFrame(parent), m_lines(new QVBoxLayout)
{
    makeCard(*this, tone);
    QLabel *head = heading(title);
    setTone(*head, tone);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * spacing, 2 * spacing, 2 * spacing, 2 * spacing);
    layout->setSpacing(spacing / 2);
    layout->addWidget(head);
    m_lines->setSpacing(spacing / 2);
    layout->addLayout(m_lines);
}

void TextCard::setLines(const QStringList &lines)
{
    while (m_lines->count() > lines.size()) {
        const std::unique_ptr<QLayoutItem> last(m_lines->takeAt(m_lines->count() - 1));
        delete last->widget();
    }
    while (m_lines->count() < lines.size()) {
        auto *label = new QLabel;
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        m_lines->addWidget(label);
        label->show(); // not only when the layout gets to it
    }
    for (int i = 0; i < int(lines.size()); ++i)
        qobject_cast<QLabel *>(m_lines->itemAt(i)->widget())->setText(lines[i]);
}

} // namespace bulkhead::ui
