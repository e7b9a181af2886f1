// SPDX-License-Identifier: Apache-2.0
#include "report/export_form.h"

#include "look/field_grid.h"
#include "look/notice.h"
#include "look/path_field.h"
#include "report/replace_question.h"
#include "texts/fault_text.h"

#include <QComboBox>
#include <QFileInfo>
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
        QT_TRANSLATE_NOOP("bulkhead::ui::ExportForm", "CSV: a row for each user and reject")},
    {ReportFormat::Json, "json",
        QT_TRANSLATE_NOOP("bulkhead::ui::ExportForm", "JSON: with every step of every user")},
    {ReportFormat::Html, "html",
        QT_TRANSLATE_NOOP("bulkhead::ui::ExportForm", "HTML: one page for people")},
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

ExportForm::ExportForm(Desk &desk, const Words &words, QWidget *parent)
    : QWidget(parent), m_desk(desk), m_format(new QComboBox),
      m_file(new PathField(QString(words.file).remove(u'&'), PathField::Kind::Save)),
      m_notice(new Notice)
{
    for (const Kind &kind : kinds)
        m_format->addItem(tr(kind.name));
    m_format->setAccessibleName(QString(words.format).remove(u'&'));
    m_file->setFilter(tr("CSV (*.csv);;JSON (*.json);;HTML (*.html);;All files (*)"));
    auto *fields = new QWidget;
    fields->setMaximumWidth(860);
    auto *grid = new FieldGrid;
    fields->setLayout(grid);
    grid->addField(words.format, m_format);
    grid->addField(words.file, m_file);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(3 * spacing / 2);
    layout->addWidget(fields);
    layout->addWidget(m_notice);
    connect(m_format, &QComboBox::currentIndexChanged, this, &ExportForm::formatChosen);
    connect(m_file, &PathField::edited, this, &ExportForm::pathEdited);
    connect(&m_desk, &Desk::reportWritten, this, [this, told = words.written](const QString &path) {
        if (!std::exchange(m_writing, false))
            return;
        m_written = path;
        m_notice->tell(told, path,
            tr("It names the affected users: keep it where only those who need it can read "
               "it."),
            Tone::Good);
    });
    connect(&m_desk, &Desk::failed, this, [this](Task task, const Error &error) {
        if (task == Task::Exporting && std::exchange(m_writing, false))
            failed(error);
    });
}

void ExportForm::failed(const Error &error)
{
    const texts::Explanation why = texts::explain(error);
    m_notice->tell(why.happened, why.meaning, why.todo, Tone::Bad);
}

void ExportForm::setIncident(const QString &path)
{
    if (std::exchange(m_incident, path) == path)
        return;
    const QFileInfo incident(path);
    m_file->setPath(path.isEmpty()
            ? QString()
            : incident.absolutePath() + u'/' + incident.completeBaseName() + u".csv"_s);
    m_format->setCurrentIndex(0);
    m_notice->clear();
}

QString ExportForm::missing() const
{
    return m_file->path().isEmpty() ? tr("Name the report file")
                                    : whyNotWritable(m_file->path(), m_incident);
}

void ExportForm::write()
{
    m_notice->clear();
    const QString path = m_file->path();
    if (path == m_written)
        return ask(path);
    askBeforeReplacing(path, this, [this, path] { ask(path); });
}

void ExportForm::ask(const QString &path)
{
    m_writing = true;
    m_desk.exportReport(m_incident, path, kinds[m_format->currentIndex()].format);
}

void ExportForm::focusFile()
{
    m_file->setFocus();
}

void ExportForm::formatChosen()
{
    const QString path = m_file->path();
    const QFileInfo info(path);
    if (path.isEmpty() || kindOf(info.suffix()) < 0)
        return;
    m_file->setPath(path.chopped(info.suffix().size())
        + QLatin1StringView(kinds[m_format->currentIndex()].suffix));
    emit changed();
}

void ExportForm::pathEdited()
{
    const int kind = kindOf(QFileInfo(m_file->path()).suffix());
    if (kind >= 0) {
        const QSignalBlocker quiet(m_format);
        m_format->setCurrentIndex(kind);
    }
    emit changed();
}

} // namespace bulkhead::ui
