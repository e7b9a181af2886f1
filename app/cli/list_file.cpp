// SPDX-License-Identifier: Apache-2.0
#include "cli/list_file.h"

#include "cli/output.h"

#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace bulkhead::cli {

bool isOfALine(Fault fault)
{
    return fault == Fault::ListNoIdentifier || fault == Fault::ListNoReason;
}

QString titleOfList(const QString &name)
{
    return name == u"-" ? tr("standard input") : QFileInfo(name).fileName();
}

Result<> withList(const QString &name, const std::function<Result<>(QIODevice &)> &read)
{
    QFile file(name);
    const bool opened =
        name == u"-" ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    if (!opened)
        return failure(Fault::ListUnreadable, u"%1 (%2)"_s.arg(name, file.errorString()));
    const auto done = read(file);
    if (!done && done.error().detail.isEmpty())
        return failure(done.error().fault, name);
    if (!done && isOfALine(done.error().fault))
        return failure(done.error().fault, tr("%1, %2").arg(name, done.error().detail));
    return done;
}

} // namespace bulkhead::cli
