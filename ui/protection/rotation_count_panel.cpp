// SPDX-License-Identifier: Apache-2.0
#include "protection/rotation_count_panel.h"

#include "look/look.h"
#include "look/typed_number.h"
#include "texts/rotation_text.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {

RotationCountPanel::RotationCountPanel(QWidget *parent)
    : QFrame(parent), m_due(heading({})), m_lines(new QLabel), m_doubts(hint({})),
      m_label(new QLabel), m_number(new QLineEdit)
{
    makeCard(*this, Tone::Accent);
    for (QLabel *label : {m_due, m_lines}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }
    m_number->setAccessibleName(tr("Confirm how many change"));
    m_number->setMaximumWidth(140);
    m_label->setBuddy(m_number);
    auto *row = new QHBoxLayout;
    row->setSpacing(spacing);
    row->addWidget(m_label);
    row->addWidget(m_number);
    row->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * spacing, 2 * spacing, 2 * spacing, 2 * spacing);
    layout->setSpacing(spacing);
    for (QLabel *label : {m_due, m_lines, m_doubts})
        layout->addWidget(label);
    layout->addLayout(row);
    connect(m_number, &QLineEdit::textChanged, this, &RotationCountPanel::typed);
    hide();
}

void RotationCountPanel::show(const run::RotationCount::Counted &counted, bool marketplaceBound)
{
    const QStringList lines = texts::rotationCount(counted);
    m_counted = counted.users.due;
    m_due->setText(lines.first());
    m_lines->setText(lines.mid(1).join(u'\n'));
    m_doubts->setText(texts::rotationDoubts(counted, marketplaceBound).join(u'\n'));
    m_label->setText(tr("To switch it on, type the number of those who have to change: %1")
                         .arg(QLocale().toString(m_counted)));
    m_number->clear();
    setVisible(true);
    announce(*m_due);
}

void RotationCountPanel::forget()
{
    m_counted = -1;
    m_number->clear();
    hide();
}

std::optional<qint64> RotationCountPanel::confirmed() const
{
    return m_counted >= 0 && isTyped(m_counted, m_number->text()) ? std::optional(m_counted)
                                                                  : std::nullopt;
}

} // namespace bulkhead::ui
