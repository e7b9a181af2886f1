// SPDX-License-Identifier: Apache-2.0
#include "look/notice.h"

#include <QLabel>
#include <QVBoxLayout>

namespace bulkhead::ui {
namespace {

QLabel *plain(QLabel *label)
{
    label->setTextFormat(Qt::PlainText); // some of it is what a server or a file said
    label->setWordWrap(true);
    return label;
}

void say(QLabel &label, const QString &text)
{
    label.setText(text);
    label.setHidden(text.isEmpty());
}

} // namespace

Notice::Notice(QWidget *parent)
    : QFrame(parent), m_happened(plain(heading({}))), m_meaning(plain(new QLabel)),
      m_todo(plain(new QLabel)), m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(2 * spacing, 2 * spacing, 2 * spacing, 2 * spacing);
    m_layout->setSpacing(spacing / 2);
    for (QLabel *label : {m_happened, m_meaning, m_todo})
        m_layout->addWidget(label);
    hide();
}

void Notice::tell(const QString &happened, const QString &meaning, const QString &todo, Tone tone)
{
    const bool isNew = isHidden() || happened != m_happened->text();
    makeCard(*this, tone);
    say(*m_happened, happened);
    setTone(*m_happened, tone);
    say(*m_meaning, meaning);
    say(*m_todo, todo);
    show();
    if (!isNew)
        return;
    announce(*m_happened);
    bringIntoView(*this);
}

void Notice::addWidget(QWidget *widget)
{
    m_layout->addSpacing(spacing / 2);
    m_layout->addWidget(widget, 0, Qt::AlignLeft);
}

} // namespace bulkhead::ui
