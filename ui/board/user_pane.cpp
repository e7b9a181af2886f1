// SPDX-License-Identifier: Apache-2.0
#include "board/user_pane.h"

#include "board/look_bar.h"
#include "board/user_story.h"
#include "look/look.h"
#include "texts/report_text.h"

#include "run/user_look.h"

#include <QEvent>
#include <QLabel>
#include <QScrollBar>
#include <QTextBrowser>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {

UserPane::UserPane(Desk &desk, LiveIncident &live, CallGate gate, QWidget *parent)
    : QStackedWidget(parent), m_live(live), m_story(new QTextBrowser),
      m_look(new LookBar(desk, live, std::move(gate)))
{
    auto *nobody = hint(tr("Choose a user to see every call that was made for them."), this);
    nobody->setAlignment(Qt::AlignCenter);
    nobody->setMargin(margin);
    addWidget(nobody);
    auto *user = new QWidget;
    auto *column = new QVBoxLayout(user);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing);
    column->addWidget(m_story, 1);
    column->addWidget(m_look);
    addWidget(user);
    m_story->setAccessibleName(tr("User details"));
    m_story->setOpenLinks(false);
    m_story->document()->setDocumentMargin(12);
    addPictures();
    connect(&m_reader, &TimelineReader::answered, this,
        [this](qint32, const TimelineReader::Entries &entries) { tell(entries); });
    connect(&live, &LiveIncident::replaced, this, [this] {
        if (m_row >= m_live.ledger().rowCount())
            show(-1);
        else
            reread();
    });
    connect(&live, &LiveIncident::rowsChanged, this, [this](const std::vector<qint32> &rows) {
        if (std::binary_search(rows.begin(), rows.end(), m_row))
            reread();
    });
}

void UserPane::show(qint32 ledgerRow)
{
    m_row = ledgerRow;
    m_look->show(ledgerRow);
    m_reader.forget();
    setCurrentIndex(ledgerRow < 0 ? 0 : 1);
    if (ledgerRow < 0)
        return;
    m_story->setHtml(userStory(m_live.ledger(), ledgerRow, {}));
    reread();
}

void UserPane::refresh()
{
    m_look->refresh();
}

void UserPane::changeEvent(QEvent *event)
{
    QStackedWidget::changeEvent(event);
    if (event->type() != QEvent::PaletteChange)
        return;
    addPictures();
    reread();
}

void UserPane::reread()
{
    if (m_row >= 0)
        m_reader.read(m_live.path(), m_row);
}

void UserPane::tell(const TimelineReader::Entries &entries)
{
    const int top = m_story->verticalScrollBar()->value();
    if (entries)
        m_story->setHtml(userStory(
            m_live.ledger(), m_row, texts::timelineOf(*entries), run::lastSeen(*entries)));
    else
        m_story->setPlainText(texts::oneLine(entries.error()));
    m_story->verticalScrollBar()->setValue(top);
}

void UserPane::addPictures()
{
    for (const StepState state : texts::statesInOrder())
        m_story->document()->addResource(QTextDocument::ImageResource,
            QUrl(u"icon:"_s + wireName(state)), stateIcon(state).pixmap(32, 32));
}

} // namespace bulkhead::ui
