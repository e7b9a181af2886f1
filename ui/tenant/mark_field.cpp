// SPDX-License-Identifier: Apache-2.0
#include "tenant/mark_field.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSignalBlocker>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {
namespace {

constexpr int longestMark = 24;

QPixmap dot(Tone tone)
{
    QPixmap pixmap(12, 12);
    pixmap.fill(toneColor(tone));
    return pixmap;
}

void name(QComboBox &box, const QString &name)
{
    box.setAccessibleName(name);
    box.view()->setAccessibleName(name);
}

} // namespace

MarkField::MarkField(QWidget *parent)
    : QWidget(parent), m_text(new QComboBox), m_color(new QComboBox)
{
    m_text->setEditable(true);
    m_text->setInsertPolicy(QComboBox::NoInsert);
    m_text->addItems({QString(), u"PRODUCTION"_s, u"STAGING"_s, u"DEVELOPMENT"_s, u"TEST"_s});
    m_text->lineEdit()->setMaxLength(longestMark);
    m_text->lineEdit()->setPlaceholderText(tr("None"));
    m_text->lineEdit()->setAccessibleName(tr("Environment mark"));
    name(*m_text, tr("Environment mark"));
    for (const auto &[tone, color] : markColors())
        m_color->addItem(dot(tone), color, int(tone));
    name(*m_color, tr("Mark colour"));
    setFocusProxy(m_text);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_color);
    connect(m_text, &QComboBox::currentTextChanged, this, &MarkField::edited);
    connect(m_color, &QComboBox::currentIndexChanged, this, &MarkField::edited);
}

EnvironmentMark MarkField::mark() const
{
    return {m_text->currentText().simplified(), Tone(m_color->currentData().toInt())};
}

void MarkField::setMark(const EnvironmentMark &mark)
{
    const QSignalBlocker quiet(this);
    m_text->setCurrentText(mark.text);
    m_color->setCurrentIndex(std::max(0, m_color->findData(int(mark.tone))));
}

} // namespace bulkhead::ui
