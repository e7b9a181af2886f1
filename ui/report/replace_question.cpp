// SPDX-License-Identifier: Apache-2.0
#include "report/replace_question.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>

namespace bulkhead::ui {
namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("replace", text);
}

} // namespace

void askBeforeReplacing(const QString &path, QWidget *parent, std::function<void()> write)
{
    if (!QFileInfo::exists(path))
        return write();
    auto *box = new QMessageBox(parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(tr("Bulkhead"));
    box->setText(tr("Replace this file?"));
    box->setInformativeText(path);
    QPushButton *replace = box->addButton(tr("Replace"), QMessageBox::DestructiveRole);
    QPushButton *keep = box->addButton(tr("Keep it"), QMessageBox::RejectRole);
    box->setDefaultButton(keep);
    box->setEscapeButton(keep);
    QObject::connect(replace, &QPushButton::clicked, parent, std::move(write));
    box->open();
}

QString whyNotWritable(const QString &path, const QString &incident)
{
    const QFileInfo target(path);
    if (target.exists() && !target.isFile())
        return tr("That is not a file"); // a pipe would wait for its reader
    const QString itself = QFileInfo(incident).canonicalFilePath();
    const bool same = !itself.isEmpty() && target.canonicalFilePath() == itself;
    return same ? tr("That is the incident file itself") : QString();
}

} // namespace bulkhead::ui
