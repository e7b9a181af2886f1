// SPDX-License-Identifier: Apache-2.0
#include "intake/list_picker.h"

#include "intake/list_preview.h"
#include "look/field_grid.h"
#include "look/look.h"
#include "look/notice.h"
#include "look/path_field.h"
#include "texts/fault_text.h"

#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {
namespace {

constexpr int typingPauseMs = 300;
constexpr int pasteHeight = 120;

} // namespace

ListPicker::ListPicker(QWidget *parent)
    : QWidget(parent), m_file(new PathField(tr("List file"), PathField::Kind::Open)),
      m_pasted(new QPlainTextEdit), m_practice(new QPushButton), m_preview(new ListPreview),
      m_notice(new Notice)
{
    m_file->setFilter(tr("Lists (*.csv *.tsv *.txt);;All files (*)"));
    m_pasted->setAccessibleName(tr("Pasted list"));
    m_pasted->setPlaceholderText(tr("One user id or e-mail address a line, or CSV"));
    m_pasted->setTabChangesFocus(true);
    m_pasted->setAcceptDrops(false); // the page reads what is dropped
    m_pasted->setFixedHeight(pasteHeight);
    m_pasted->hide();
    m_preview->hide();
    auto *grid = new FieldGrid;
    grid->addField(tr("List &file"), m_file);
    grid->addBelow(buttons());
    grid->addBelow(m_pasted);
    grid->addBelow(hint(tr("CSV, or plain text with one user id or e-mail address a line. A file "
                           "can be dropped here. What is added stays on the incident's record.")));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2 * spacing);
    layout->addLayout(grid);
    layout->addWidget(m_notice);
    layout->addWidget(m_preview);
    m_typing.setSingleShot(true);
    m_typing.setInterval(typingPauseMs);
    connect(&m_typing, &QTimer::timeout, this, &ListPicker::preview);
    connect(m_file, &PathField::edited, this, [this] {
        m_source = {m_file->path(), {}, {}};
        m_typing.start();
        emit changed();
    });
    connect(m_file, &PathField::chosen, this, &ListPicker::preview);
    connect(m_pasted, &QPlainTextEdit::textChanged, this, [this] {
        m_source = {{}, tr("pasted text"), m_pasted->toPlainText().toUtf8()};
        m_typing.start();
        emit changed();
    });
    connect(m_preview, &ListPreview::addAsked, this,
        [this] { emit addAsked(m_source, m_preview->column()); });
    connect(m_preview, &ListPreview::discardAsked, this, &ListPicker::clear);
}

QWidget *ListPicker::buttons()
{
    auto *bar = new QWidget;
    auto *paste = new QPushButton(icon(u"copy"_s), tr("&Paste a list"));
    paste->setAccessibleName(tr("Paste a list"));
    paste->setCheckable(true);
    m_practice->setIcon(icon(u"practice"_s, Tone::Practice));
    m_practice->setText(tr("Add p&ractice list"));
    m_practice->setAccessibleName(tr("Add practice list"));
    m_practice->hide();
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(spacing);
    row->addWidget(m_practice);
    row->addWidget(paste);
    row->addStretch();
    connect(paste, &QPushButton::toggled, this, [this](bool open) {
        m_pasted->setVisible(open);
        if (open)
            m_pasted->setFocus();
    });
    connect(m_practice, &QPushButton::clicked, this, &ListPicker::practiceListAsked);
    return bar;
}

void ListPicker::offerPracticeList(bool offer)
{
    m_practice->setVisible(offer);
}

void ListPicker::take(const ListSource &source)
{
    m_source = source;
    m_file->setPath(source.path);
    preview();
}

void ListPicker::preview()
{
    m_typing.stop();
    m_notice->clear();
    m_preview->hide();
    emit changed();
    if (m_source.isEmpty())
        return;
    const auto seen = previewOf(m_source);
    if (!seen)
        return showError(seen.error());
    m_preview->show(
        m_source.path.isEmpty() ? m_source.name : QFileInfo(m_source.path).fileName(), *seen);
    emit changed();
}

bool ListPicker::isPending() const
{
    return !m_source.isEmpty() && (!m_preview->isHidden() || m_typing.isActive());
}

void ListPicker::setBusy(bool busy)
{
    m_preview->setBusy(busy);
    m_file->setEnabled(!busy);
}

void ListPicker::showError(const Error &error)
{
    const texts::Explanation why = texts::explain(error);
    m_notice->tell(why.happened, why.meaning, why.todo, Tone::Bad);
}

void ListPicker::clear()
{
    m_source = {};
    m_file->setPath({});
    const QSignalBlocker quiet(m_pasted);
    m_pasted->clear();
    m_notice->clear();
    m_preview->hide();
    m_typing.stop();
    emit changed();
}

} // namespace bulkhead::ui
