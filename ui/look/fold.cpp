// SPDX-License-Identifier: Apache-2.0
#include "look/fold.h"

#include "look/look.h"

#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {

Fold::Fold(const QString &title, QWidget *inside, QWidget *parent)
    : QWidget(parent), m_title(title), m_button(new QToolButton), m_inside(inside)
{
    m_button->setAccessibleName(QString(title).remove(u'&'));
    m_button->setCheckable(true);
    m_button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_button->setArrowType(Qt::RightArrow);
    makeQuiet(*m_button);
    setNote({});
    inside->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing);
    layout->addWidget(m_button, 0, Qt::AlignLeft);
    layout->addWidget(inside);
    connect(m_button, &QToolButton::toggled, this, [this](bool open) {
        m_inside->setVisible(open);
        m_button->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
    });
    connect(m_button, &QToolButton::clicked, this, [this](bool open) {
        if (open) // by a person, who wants to see it
            bringIntoView(*this);
    });
}

void Fold::setOpen(bool open)
{
    m_button->setChecked(open);
}

bool Fold::isOpen() const
{
    return m_button->isChecked();
}

void Fold::setNote(const QString &note)
{
    m_button->setText(note.isEmpty() ? m_title : m_title + u" ("_s + note + u')');
    m_button->setAccessibleDescription(note);
}

} // namespace bulkhead::ui
