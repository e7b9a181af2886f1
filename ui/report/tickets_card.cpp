// SPDX-License-Identifier: Apache-2.0
#include "report/tickets_card.h"

#include "look/field_grid.h"
#include "look/look.h"
#include "look/notice.h"
#include "look/path_field.h"
#include "report/replace_question.h"
#include "texts/fault_text.h"
#include "texts/report_text.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {

TicketsCard::TicketsCard(Desk &desk, LiveIncident &live, QWidget *parent)
    : QFrame(parent), m_desk(desk), m_live(live),
      m_file(new PathField(tr("Ticket file"), PathField::Kind::Save)), m_about(new QLabel),
      m_export(new QPushButton(icon(u"export"_s), tr("E&xport tickets"))), m_why(hint({})),
      m_notice(new Notice)
{
    makeCard(*this);
    m_export->setAccessibleName(tr("Export tickets"));
    m_file->setFilter(tr("CSV (*.csv);;All files (*)"));
    m_about->setWordWrap(true);
    auto *grid = new FieldGrid;
    grid->addField(tr("T&icket file"), m_file);
    grid->addBelow(hint(tr("Only your user on this computer can read it. Send the links where the "
                           "attacker does not read, then delete the file.")));
    auto *row = new QHBoxLayout;
    row->setSpacing(2 * spacing);
    row->addWidget(m_export);
    row->addWidget(m_why, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * spacing, 2 * spacing, 2 * spacing, 2 * spacing);
    layout->setSpacing(spacing);
    layout->addWidget(heading(tr("Reset tickets")));
    layout->addWidget(m_about);
    layout->addLayout(grid);
    layout->addLayout(row);
    layout->addWidget(m_notice);
    connect(m_file, &PathField::edited, this, &TicketsCard::refresh);
    connect(m_export, &QPushButton::clicked, this, &TicketsCard::write);
    connect(&m_desk, &Desk::taskChanged, this, &TicketsCard::refresh);
    connect(&m_desk, &Desk::ticketsWritten, this, &TicketsCard::written);
    connect(&m_desk, &Desk::failed, this, [this](Task task, const Error &error) {
        if (task != Task::Exporting || !std::exchange(m_writing, false))
            return;
        const texts::Explanation why = texts::explain(error);
        m_notice->tell(why.happened, why.meaning, why.todo, Tone::Bad);
    });
}

void TicketsCard::write()
{
    const QString path = m_file->path();
    const auto ask = [this, path] {
        m_notice->clear();
        m_writing = true;
        m_desk.exportTickets(path);
    };
    if (path == m_written)
        return ask();
    askBeforeReplacing(path, this, ask);
}

void TicketsCard::written(const TicketsWritten &what)
{
    if (!std::exchange(m_writing, false))
        return;
    m_written = what.path;
    QStringList rest;
    if (what.expired > 0)
        rest << tr("%1 more have expired or were not kept.").arg(QLocale().toString(what.expired));
    if (what.unreadable > 0)
        rest << tr("%1 cannot be read with this keychain's key.")
                    .arg(QLocale().toString(what.unreadable));
    m_notice->tell(tr("The links of %1 are in the file.").arg(texts::userCount(what.links)),
        what.path, rest.join(u' '), what.links > 0 ? Tone::Good : Tone::Warning);
}

void TicketsCard::refresh()
{
    const auto &ledger = m_live.ledger();
    setVisible(ledger.runStarted() && ledger.choices().reset.testFlag(ResetMethod::Ticket)
        && !m_live.readOnly() && !ledger.isRehearsal());
    m_about->setText(ledger.mail()
            ? tr("Your mail server has brought the links to their users. In this file they leave "
                 "Bulkhead for those who got no letter. Whoever has a link takes the account over, "
                 "until it is used once or expires.")
            : tr("Nobody has been sent a link: they leave Bulkhead in this file, for a mail merge. "
                 "Whoever has a link takes the account over, until it is used once or expires."));
    if (std::exchange(m_suggestedFor, m_live.path()) != m_live.path()) {
        const QFileInfo incident(m_live.path());
        m_file->setPath(
            incident.absolutePath() + u'/' + incident.completeBaseName() + u"-tickets.csv"_s);
        m_notice->clear();
    }
    const QString path = m_file->path();
    const QString why =
        path.isEmpty() ? tr("Name the ticket file") : whyNotWritable(path, m_live.path());
    m_export->setEnabled(m_desk.task() == Task::None && why.isEmpty());
    m_why->setText(why);
}

} // namespace bulkhead::ui
