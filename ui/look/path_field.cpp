// SPDX-License-Identifier: Apache-2.0
#include "look/path_field.h"

#include "look/look.h"

#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>

namespace bulkhead::ui {

PathField::PathField(const QString &name, Kind kind, QWidget *parent)
    : QWidget(parent), m_edit(new QLineEdit), m_browse(new QPushButton(tr("Browse…"))), m_kind(kind)
{
    m_edit->setAccessibleName(name);
    m_edit->setAcceptDrops(false); // a dropped file is the page's business
    m_browse->setAccessibleName(tr("Browse for %1").arg(name));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing);
    layout->addWidget(m_edit, 1);
    layout->addWidget(m_browse);
    setFocusProxy(m_edit);
    connect(m_browse, &QPushButton::clicked, this, &PathField::browse);
    connect(m_edit, &QLineEdit::textChanged, this, &PathField::edited);
    connect(m_edit, &QLineEdit::returnPressed, this, &PathField::chosen);
}

QString PathField::path() const
{
    const QString text = m_edit->text().trimmed();
    const bool home = text.startsWith(QStringLiteral("~/"));
    return home ? QDir::homePath() + text.mid(1) : text;
}

void PathField::setPath(const QString &path)
{
    const QSignalBlocker quiet(m_edit);
    m_edit->setText(path);
    m_edit->setCursorPosition(0);
}

void PathField::setReadOnly(bool readOnly)
{
    m_edit->setReadOnly(readOnly);
    m_browse->setHidden(readOnly);
}

void PathField::browse()
{
    auto *dialog = new QFileDialog(this, m_edit->accessibleName(), path(), m_filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(m_kind == Kind::Save ? QFileDialog::AcceptSave : QFileDialog::AcceptOpen);
    dialog->setFileMode(m_kind == Kind::Save ? QFileDialog::AnyFile : QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &picked) {
        setPath(picked);
        emit edited();
        emit chosen();
    });
    dialog->open();
}

} // namespace bulkhead::ui
