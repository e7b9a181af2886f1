// SPDX-License-Identifier: Apache-2.0
#include "report/report_page.h"

#include "look/field_grid.h"
#include "look/look.h"
#include "look/notice.h"
#include "look/path_field.h"
#include "report/left_over.h"
#include "report/outcome_bars.h"
#include "texts/fault_text.h"

#include <QComboBox>
#include <QFileInfo>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {
namespace {

struct Kind
{
    ReportFormat format;
    const char *suffix;
    const char *name;
};
constexpr Kind kinds[] = {
    {ReportFormat::Csv, "csv",
        QT_TRANSLATE_NOOP("bulkhead::ui::ReportPage", "CSV: a row for each user and reject")},
    {ReportFormat::Json, "json",
        QT_TRANSLATE_NOOP("bulkhead::ui::ReportPage", "JSON: with every step of every user")},
    {ReportFormat::Html, "html",
        QT_TRANSLATE_NOOP("bulkhead::ui::ReportPage", "HTML: one page for people")},
};

int kindOf(const QString &suffix)
{
    for (int i = 0; i < int(std::size(kinds)); ++i) {
        if (suffix.compare(QLatin1StringView(kinds[i].suffix), Qt::CaseInsensitive) == 0)
            return i;
    }
    return -1;
}

} // namespace

ReportPage::ReportPage(Desk &desk, LiveIncident &live, QWidget *parent)
    : Page(parent), m_desk(desk), m_live(live), m_result(heading({})), m_standing(new QLabel),
      m_bars(new OutcomeBars), m_leftTitle(heading(tr("What is left"))), m_left(new LeftOver),
      m_file(new PathField(tr("Report file"), PathField::Kind::Save)), m_format(new QComboBox),
      m_notice(new Notice)
{
    m_standing->setWordWrap(true);
    m_standing->setTextFormat(Qt::PlainText);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(3 * spacing / 2);
    layout->addWidget(m_result);
    layout->addWidget(m_standing);
    layout->addWidget(m_bars);
    layout->addSpacing(spacing);
    layout->addWidget(m_leftTitle);
    layout->addWidget(m_left);
    layout->addSpacing(spacing);
    layout->addWidget(heading(tr("Export")));
    layout->addWidget(exportForm());
    layout->addWidget(m_notice);
    layout->addStretch();
    connect(m_format, &QComboBox::currentIndexChanged, this, &ReportPage::formatChosen);
    connect(m_file, &PathField::edited, this, &ReportPage::pathEdited);
    connect(&m_live, &LiveIncident::replaced, this, &ReportPage::refresh);
    connect(&m_desk, &Desk::taskChanged, this, &ReportPage::changed);
    connect(&m_desk, &Desk::reportWritten, this, [this](const QString &path) {
        m_written = path;
        m_notice->tell(tr("The report is written."), path,
            tr("It names the affected users: keep it where only those who need it can read it."),
            Tone::Good);
    });
    connect(&m_desk, &Desk::failed, this, [this](Task task, const Error &error) {
        if (task != Task::Exporting)
            return;
        const texts::Explanation why = texts::explain(error);
        m_notice->tell(why.happened, why.meaning, why.todo, Tone::Bad);
    });
    refresh();
}

QWidget *ReportPage::exportForm()
{
    for (const Kind &kind : kinds)
        m_format->addItem(tr(kind.name));
    m_format->setAccessibleName(tr("Format"));
    m_file->setFilter(tr("CSV (*.csv);;JSON (*.json);;HTML (*.html);;All files (*)"));
    auto *form = new QWidget;
    form->setMaximumWidth(860);
    auto *grid = new FieldGrid;
    form->setLayout(grid);
    grid->addField(tr("&Format"), m_format);
    grid->addField(tr("&Report file"), m_file);
    return form;
}

QString ReportPage::subtitle() const
{
    return tr("Made from the incident file alone, so anybody can make the same one again.");
}

QString ReportPage::closed() const
{
    if (m_desk.task() == Task::Running)
        return tr("When the run has ended or pauses");
    const bool reportable = m_live.ledger().runStarted() || m_live.readOnly();
    return reportable ? QString() : tr("There is nothing to report yet");
}

QString ReportPage::missing() const
{
    if (m_desk.task() == Task::Exporting)
        return tr("Writing the report…");
    if (m_desk.task() != Task::None)
        return tr("Something else is still being done");
    if (m_file->path().isEmpty())
        return tr("Name the report file");
    const QFileInfo target(m_file->path());
    if (target.exists() && !target.isFile())
        return tr("That is not a file"); // a pipe would wait for its reader
    const QString incident = QFileInfo(m_live.path()).canonicalFilePath();
    const bool same =
        !incident.isEmpty() && QFileInfo(m_file->path()).canonicalFilePath() == incident;
    return same ? tr("That is the incident file itself") : QString();
}

void ReportPage::primary()
{
    m_notice->clear();
    const QString path = m_file->path();
    if (QFileInfo::exists(path) && path != m_written)
        return askToReplace(path);
    write(path);
}

void ReportPage::write(const QString &path)
{
    m_desk.exportReport(m_live.path(), path, kinds[m_format->currentIndex()].format);
}

void ReportPage::askToReplace(const QString &path)
{
    auto *box = new QMessageBox(this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(tr("Bulkhead"));
    box->setText(tr("Replace this file?"));
    box->setInformativeText(path);
    QPushButton *replace = box->addButton(tr("Replace"), QMessageBox::DestructiveRole);
    QPushButton *keep = box->addButton(tr("Keep it"), QMessageBox::RejectRole);
    box->setDefaultButton(keep);
    box->setEscapeButton(keep);
    connect(replace, &QPushButton::clicked, this, [this, path] { write(path); });
    box->open();
}

void ReportPage::entered()
{
    m_file->setFocus();
}

void ReportPage::formatChosen()
{
    const QString path = m_file->path();
    const QFileInfo info(path);
    if (path.isEmpty() || kindOf(info.suffix()) < 0)
        return;
    m_file->setPath(path.chopped(info.suffix().size())
        + QLatin1StringView(kinds[m_format->currentIndex()].suffix));
    emit changed();
}

void ReportPage::pathEdited()
{
    const int kind = kindOf(QFileInfo(m_file->path()).suffix());
    if (kind >= 0) {
        const QSignalBlocker quiet(m_format);
        m_format->setCurrentIndex(kind);
    }
    emit changed();
}

void ReportPage::suggestPath()
{
    if (std::exchange(m_suggestedFor, m_live.path()) == m_live.path())
        return;
    const QFileInfo incident(m_live.path());
    m_file->setPath(m_live.path().isEmpty()
            ? QString()
            : incident.absolutePath() + u'/' + incident.completeBaseName() + u".csv"_s);
    m_format->setCurrentIndex(0);
    m_notice->clear();
}

void ReportPage::refresh()
{
    suggestPath();
    if (isVisible()) { // it goes through all rows
        const auto &ledger = m_live.ledger();
        const texts::Explanation run = texts::explainRun(ledger);
        m_result->setText(texts::resultText(ledger));
        m_standing->setText(QStringList{run.happened, run.meaning, run.todo}.join(u' ').trimmed());
        std::array<qint64, 6> counts{};
        for (const StepState state : texts::statesInOrder())
            counts[size_t(state)] = ledger.userTotal(state);
        m_bars->setCounts(counts);
        const auto groups = texts::outcomeGroups(ledger);
        m_left->show(groups);
        m_leftTitle->setVisible(!groups.empty());
    }
    emit changed();
}

void ReportPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    refresh();
}

} // namespace bulkhead::ui
