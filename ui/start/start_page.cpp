// SPDX-License-Identifier: Apache-2.0
#include "start/start_page.h"

#include "look/look.h"
#include "look/notice.h"
#include "start/recent_row.h"
#include "tenant/incident_location.h"
#include "texts/fault_text.h"

#include <QFileDialog>
#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {
namespace {

constexpr int columnWidth = 760;

QWidget *banner()
{
    auto *row = new QWidget;
    auto *picture = new QLabel;
    picture->setPixmap(QIcon(u":/bulkhead.svg"_s).pixmap(56, 56));
    auto *title = heading(u"Bulkhead"_s);
    QFont font = title->font();
    font.setPointSizeF(font.pointSizeF() * 1.6);
    title->setFont(font);
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(title);
    words->addWidget(hint(StartPage::tr("Shut an attacker out: revoke the sessions and tokens of "
                                        "every affected user and get their passwords reset.")));
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 2 * margin, 0, margin);
    layout->setSpacing(2 * spacing);
    layout->addWidget(picture, 0, Qt::AlignTop);
    layout->addLayout(words, 1);
    return row;
}

// A way to begin, with a sentence on what comes of it.
QFrame *way(QPushButton *button, const QString &sentence)
{
    auto *card = new QFrame;
    makeCard(*card);
    auto *layout = new QVBoxLayout(card);
    layout->setContentsMargins(2 * spacing, 2 * spacing, 2 * spacing, 2 * spacing);
    layout->setSpacing(3 * spacing / 2);
    layout->addWidget(hint(sentence), 1, Qt::AlignTop);
    layout->addWidget(button);
    return card;
}

void empty(QVBoxLayout &list)
{
    while (QLayoutItem *item = list.takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

} // namespace

StartPage::StartPage(Desk &desk, QWidget *parent)
    : QWidget(parent), m_desk(desk), m_notice(new Notice),
      m_recentTitle(heading(tr("Incidents on this computer"))), m_unfinished(new QVBoxLayout),
      m_others(new QVBoxLayout)
{
    auto *canvas = new QWidget;
    setLookProperty(*canvas, "role", u"canvas"_s);
    auto *column = new QVBoxLayout;
    column->setSpacing(spacing);
    column->addWidget(banner());
    column->addWidget(m_notice);
    column->addWidget(ways());
    column->addSpacing(2 * spacing);
    column->addWidget(m_recentTitle);
    m_recentTitle->hide();
    for (QVBoxLayout *list : {m_unfinished, m_others}) {
        list->setSpacing(spacing);
        column->addLayout(list);
    }
    column->addStretch();
    auto *row = new QHBoxLayout(canvas);
    row->setContentsMargins(margin, 0, margin, margin);
    row->addStretch(1);
    row->addLayout(column, 100);
    row->addStretch(1);
    canvas->setMaximumWidth(columnWidth + 2 * margin);
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setAlignment(Qt::AlignHCenter);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(canvas);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(scroll);
    connect(&m_reader, &RecentReader::found, this, &StartPage::add);
    connect(&m_desk, &Desk::taskChanged, this, &StartPage::readKnown);
    connect(&m_desk, &Desk::incidentOpened, this,
        [](const OpenedIncident &incident) { rememberIncident(incident.path); });
    connect(&m_desk, &Desk::failed, this, [this](Task task, const Error &error) {
        if (task != Task::Opening || !isVisible())
            return;
        const texts::Explanation why = texts::explain(error);
        m_notice->tell(why.happened, why.meaning, why.todo, Tone::Bad);
    });
}

QWidget *StartPage::ways()
{
    auto *bar = new QWidget;
    bar->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    auto *fresh = new QPushButton(tr("&New incident"));
    fresh->setAccessibleName(tr("New incident"));
    auto *practice =
        new QPushButton(icon(u"practice"_s, Tone::Practice), tr("Try with the &practice tenant"));
    practice->setAccessibleName(tr("Try with the practice tenant"));
    auto *open = new QPushButton(icon(u"open"_s), tr("&Open an incident…"));
    open->setAccessibleName(tr("Open incident"));
    makePrimary(*fresh);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(spacing);
    row->addWidget(way(fresh,
        tr("Contain an incident on your Auth0 tenant. Nothing is changed in it before you have "
           "seen the plan and typed the tenant's name.")));
    row->addWidget(way(practice,
        tr("The same walk on invented people on this computer, in two minutes. No account is "
           "needed and nobody is touched.")));
    row->addWidget(way(open,
        tr("Go on with an incident file: resume its run, look at every call, or export its "
           "report.")));
    connect(fresh, &QPushButton::clicked, this, [this] { emit begun(false); });
    connect(practice, &QPushButton::clicked, this, [this] { emit begun(true); });
    connect(open, &QPushButton::clicked, this, &StartPage::browse);
    return bar;
}

void StartPage::entered()
{
    m_notice->clear();
    m_recentTitle->hide();
    empty(*m_unfinished);
    empty(*m_others);
    m_readingDue = true;
    readKnown();
}

// Not while a file is being closed: a reader would keep its side files alive.
void StartPage::readKnown()
{
    if (m_desk.task() == Task::None && std::exchange(m_readingDue, false))
        m_reader.read(knownIncidents());
}

void StartPage::browse()
{
    auto *dialog = new QFileDialog(
        this, tr("Open incident"), incidentFolder(), tr("Incidents (*.incident);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &StartPage::open);
    dialog->open();
}

void StartPage::open(const QString &path)
{
    m_notice->clear();
    if (m_desk.task() == Task::None)
        m_desk.openIncident(path);
}

void StartPage::add(const RecentIncident &incident)
{
    auto *row = new RecentRow(incident);
    m_recentTitle->show();
    (isUnfinished(incident) ? m_unfinished : m_others)->addWidget(row);
    connect(row, &RecentRow::openAsked, this, [this, path = incident.path] { open(path); });
}

} // namespace bulkhead::ui
