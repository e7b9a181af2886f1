// SPDX-License-Identifier: Apache-2.0
#include "look/stat_tile.h"

#include <QLabel>
#include <QVBoxLayout>

namespace bulkhead::ui {

StatTile::StatTile(const QString &name, QWidget *parent)
    : QFrame(parent), m_name(name), m_value(new QLabel), m_words(hint({}))
{
    makeCard(*this);
    QFont font = m_value->font();
    font.setPointSizeF(font.pointSizeF() * 1.6);
    font.setWeight(QFont::DemiBold);
    m_value->setFont(font);
    m_value->setTextFormat(Qt::PlainText);
    m_words->setTextFormat(Qt::PlainText);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * spacing, spacing, 2 * spacing, spacing);
    layout->setSpacing(0);
    layout->addWidget(hint(name));
    layout->addWidget(m_value);
    layout->addWidget(m_words);
    layout->addStretch();
    setValue({});
}

void StatTile::setValue(const QString &value, const QString &words, std::optional<Tone> tone)
{
    m_value->setText(value);
    setTone(*m_value, tone);
    m_words->setText(words);
    m_words->setHidden(words.isEmpty());
    setAccessibleName(QStringList{m_name, value, words}.join(u' ').trimmed());
}

} // namespace bulkhead::ui
