// SPDX-License-Identifier: Apache-2.0
#include "flow/page_frame.h"

#include "look/look.h"

#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {
namespace {

constexpr int readableWidth = 860; // of pages that are read, not searched

QLabel *title(const QString &text)
{
    QLabel *label = heading(text);
    QFont font = label->font();
    font.setPointSizeF(font.pointSizeF() * 1.3);
    label->setFont(font);
    return label;
}

} // namespace

PageFrame::PageFrame(Page &page, QWidget *parent)
    : QWidget(parent), m_page(page), m_title(title(page.title())), m_subtitle(hint({})),
      m_missing(hint({})), m_back(new QPushButton(icon(u"back"_s), tr("&Back"))),
      m_primary(new QPushButton)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(body(), 1);
    layout->addWidget(line());
    layout->addWidget(footer());
    connect(m_back, &QPushButton::clicked, this, &PageFrame::backAsked);
    connect(m_primary, &QPushButton::clicked, &m_page, [this] { m_page.primary(); });
    alsoBy(QKeyCombination(Qt::ALT, Qt::Key_Left), *m_back);
    alsoBy(QKeyCombination(Qt::CTRL, Qt::Key_Return), *m_primary);
    connect(&m_page, &Page::changed, this, &PageFrame::refresh);
    refresh();
}

// Beside the mnemonic, which is the button's own shortcut.
void PageFrame::alsoBy(const QKeySequence &keys, QPushButton &button)
{
    button.setToolTip(keys.toString(QKeySequence::NativeText));
    connect(new QShortcut(keys, this), &QShortcut::activated, &button, &QPushButton::click);
}

QWidget *PageFrame::body()
{
    auto *canvas = new QWidget;
    setLookProperty(*canvas, "role", u"canvas"_s);
    auto *column = new QVBoxLayout(canvas);
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(spacing / 2);
    column->addWidget(m_title);
    column->addWidget(m_subtitle);
    column->addSpacing(2 * spacing);
    if (!m_page.isWide())
        m_page.setMaximumWidth(readableWidth);
    // In a row of its own: a column asks how high the page is at the width of the window, where
    // fewer lines wrap.
    auto *row = new QHBoxLayout;
    row->addWidget(&m_page, 1);
    row->addStretch();
    column->addLayout(row, 1);
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus); // its fields have the focus
    scroll->setWidget(canvas);
    return scroll;
}

QWidget *PageFrame::footer()
{
    auto *bar = new QWidget;
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(margin, 3 * spacing / 2, margin, 3 * spacing / 2);
    row->setSpacing(2 * spacing);
    m_back->setAccessibleName(tr("Back"));
    m_missing->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_missing->setTextFormat(Qt::PlainText);
    makePrimary(*m_primary);
    row->addWidget(m_back);
    row->addWidget(m_missing, 1);
    row->addWidget(m_primary);
    return bar;
}

void PageFrame::refresh()
{
    const QString missing = m_page.missing();
    m_subtitle->setText(m_page.subtitle());
    m_missing->setText(missing);
    m_primary->setEnabled(missing.isEmpty());
    if (m_primary->accessibleName() == m_page.primaryText())
        return;
    m_primary->setText(u'&' + m_page.primaryText());
    m_primary->setAccessibleName(m_page.primaryText());
}

} // namespace bulkhead::ui
