// SPDX-License-Identifier: Apache-2.0
#include "intake/named_file.h"

#include "run/named_list.h"
#include "texts/fault_text.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {
namespace {

QString listTr(const char *text)
{
    return QCoreApplication::translate("userlists", text);
}

} // namespace

Result<> readNamedFile(const QString &path, const QString &reason, plan::NamedUsers &users)
{
    QFile file(path);
    if (QFileInfo(path).exists() && !QFileInfo(path).isFile()) // a pipe would wait for its writer
        return failure(Fault::ListUnreadable, listTr("%1 (not a file)").arg(path));
    if (!file.open(QIODevice::ReadOnly))
        return failure(Fault::ListUnreadable, u"%1 (%2)"_s.arg(path, file.errorString()));
    const auto read = run::readNamed(file, reason, users);
    if (!read && read.error().detail.isEmpty())
        return failure(read.error().fault, QFileInfo(path).fileName());
    return read;
}

QString namedFileError(const Error &error)
{
    return error.fault == Fault::ListNoIdentifier ? listTr(
               "Line %1 holds neither a user id nor an e-mail address: nobody knows whom it means.")
                                                        .arg(error.detail)
                                                  : texts::explain(error).happened;
}

} // namespace bulkhead::ui
