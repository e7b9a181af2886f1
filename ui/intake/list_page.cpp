// SPDX-License-Identifier: Apache-2.0
#include "intake/list_page.h"

#include "board/users_table.h"
#include "intake/list_picker.h"
#include "intake/rejects_model.h"
#include "look/look.h"
#include "texts/report_text.h"

#include <QDropEvent>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QMimeData>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {
namespace {

constexpr int practiceUsers = 200;

QString number(qint64 value)
{
    return QLocale().toString(value);
}

// One local file, or text. Empty for anything else: several files, a link.
ListSource dropped(const QMimeData &data)
{
    if (!data.hasUrls())
        return {{}, ListPage::tr("dropped text"), data.text().toUtf8()};
    const QList<QUrl> urls = data.urls();
    return {urls.size() == 1 ? urls.first().toLocalFile() : QString(), {}, {}};
}

} // namespace

ListPage::ListPage(Desk &desk, LiveIncident &live, QWidget *parent)
    : Page(parent), m_desk(desk), m_live(live), m_users(live),
      m_rejects(new RejectsModel(live, this)), m_picker(new ListPicker), m_added(hint({})),
      m_tabs(new QTabWidget)
{
    setAcceptDrops(true);
    m_tabs->addTab(usersTable(), {});
    m_tabs->addTab(rejectsTable(), {});
    m_tabs->setAccessibleName(tr("What was read"));
    m_tabs->setDocumentMode(true);
    m_tabs->tabBar()->setDrawBase(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing);
    layout->addWidget(m_picker);
    layout->addWidget(m_added);
    layout->addWidget(m_tabs, 1);
    layout->addStretch();
    connect(m_picker, &ListPicker::addAsked, this, &ListPage::add);
    connect(m_picker, &ListPicker::changed, this, &ListPage::changed);
    connect(m_picker, &ListPicker::practiceListAsked, this, [this] {
        m_picker->take({{}, tr("practice list"), m_desk.practiceList(practiceUsers)});
    });
    connect(&m_desk, &Desk::imported, this, &ListPage::imported);
    connect(&m_desk, &Desk::failed, this, [this](Task task, const Error &error) {
        if (task == Task::Importing)
            m_picker->showError(error);
    });
    connect(&m_desk, &Desk::taskChanged, this, &ListPage::refresh);
    connect(&m_live, &LiveIncident::replaced, this, &ListPage::refresh);
    refresh();
}

QWidget *ListPage::usersTable()
{
    auto *table = new UsersTable(m_users);
    table->setAccessibleName(tr("Affected users"));
    for (int column = 0; column < columnCount; ++column)
        table->setColumnHidden(column, true);
    for (const Column shown :
        {Column::Input, Column::UserId, Column::Email, Column::Source, Column::Line})
        table->setColumnHidden(int(shown), false);
    table->horizontalHeader()->setStretchLastSection(true);
    table->setMinimumHeight(180);
    return table;
}

QWidget *ListPage::rejectsTable()
{
    auto *table = new QTableView;
    table->setModel(m_rejects);
    table->setAccessibleName(tr("Rejects"));
    table->setSelectionBehavior(QTableView::SelectRows);
    table->setTabKeyNavigation(false);
    table->setShowGrid(false);
    table->setWordWrap(false);
    table->setAlternatingRowColors(true);
    table->verticalHeader()->hide();
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    const int widths[] = {70, 140, 240, 360, 300};
    for (int column = 0; column < int(std::size(widths)); ++column)
        table->setColumnWidth(column, widths[column]);
    table->horizontalHeader()->setStretchLastSection(true);
    return table;
}

QString ListPage::subtitle() const
{
    return m_live.frozen()
        ? tr("The list does not grow any more.")
        : tr("The users an attacker may have access to, by user id or e-mail address.");
}

QString ListPage::closed() const
{
    return m_live.isOpen() ? QString() : tr("Choose the tenant first");
}

QString ListPage::missing() const
{
    if (m_desk.task() == Task::Importing)
        return tr("Reading the list…");
    if (!m_live.frozen() && m_picker->isPending())
        return tr("Add the list that is shown, or discard it");
    return m_live.ledger().rowCount() == 0 ? tr("Add a list of users") : QString();
}

void ListPage::add(const ListSource &source, const QString &column)
{
    if (m_desk.task() != Task::None)
        return;
    m_added->hide();
    if (source.path.isEmpty())
        m_desk.importList(source.name, source.text, column);
    else
        m_desk.importFile(source.path, column);
}

void ListPage::imported(const run::ImportSummary &summary)
{
    m_picker->clear();
    m_added->setText(tr("Added %1; %2 repeated, %3 rejected.")
                         .arg(texts::userCount(summary.added), number(summary.duplicates),
                             number(summary.list.rejected)));
    m_added->show();
    announce(*m_added);
    m_tabs->setCurrentIndex(0);
    refresh();
}

void ListPage::refresh()
{
    const auto &ledger = m_live.ledger();
    m_picker->setVisible(!m_live.frozen());
    m_picker->offerPracticeList(m_live.practice() && !m_desk.practiceList(1).isEmpty());
    m_picker->setBusy(m_desk.task() != Task::None);
    m_tabs->setTabText(0, tr("Users (%1)").arg(number(ledger.userTotal())));
    m_tabs->setTabText(1, tr("Rejects (%1)").arg(number(qint64(ledger.rejects().size()))));
    m_tabs->setVisible(ledger.rowCount() > 0 || !ledger.rejects().empty());
    if (ledger.rowCount() == 0)
        m_added->hide();
    emit changed();
}

void ListPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    m_users.setActive(true);
}

void ListPage::hideEvent(QHideEvent *event)
{
    Page::hideEvent(event);
    m_users.setActive(false);
}

void ListPage::dragEnterEvent(QDragEnterEvent *event)
{
    if (m_live.isOpen() && !m_live.frozen() && !dropped(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void ListPage::dropEvent(QDropEvent *event)
{
    m_picker->take(dropped(*event->mimeData()));
    event->acceptProposedAction();
}

} // namespace bulkhead::ui
