// SPDX-License-Identifier: Apache-2.0
#include "plan/user_list_reading.h"

#include "run/named_list.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {
namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("userlists", text);
}

plan::NamedUsers &namedBy(ListFile file, plan::UserLists &lists)
{
    switch (file) {
    case ListFile::Protected: return lists.protectedUsers;
    case ListFile::Excluded: return lists.excluded;
    case ListFile::First: break;
    }
    return lists.first;
}

Result<> readFile(const QString &path, const QString &reason, plan::NamedUsers &users)
{
    QFile file(path);
    if (QFileInfo(path).exists() && !QFileInfo(path).isFile()) // a pipe would wait for its writer
        return failure(Fault::ListUnreadable, tr("%1 (not a file)").arg(path));
    if (!file.open(QIODevice::ReadOnly))
        return failure(Fault::ListUnreadable, u"%1 (%2)"_s.arg(path, file.errorString()));
    const auto read = run::readNamed(file, reason, users);
    if (!read && read.error().detail.isEmpty())
        return failure(read.error().fault, QFileInfo(path).fileName());
    return read;
}

} // namespace

bool UserListInput::namesFiles() const
{
    return std::any_of(
        files.begin(), files.end(), [](const QString &path) { return !path.isEmpty(); });
}

bool UserListsRead::sound() const
{
    return std::none_of(errors.begin(), errors.end(),
        [](const std::optional<Error> &error) { return error.has_value(); });
}

UserListsRead readUserLists(const UserListInput &input)
{
    UserListsRead read;
    if (const auto own = readIdentifier(input.ownAccount).identifier) // first: its reason is told
        read.lists.protectedUsers.add(*own, tr("the operator's own account"));
    for (const ListFile which : allListFiles) {
        const QString &path = input.files[size_t(which)];
        if (path.isEmpty())
            continue;
        const bool given = which == ListFile::Excluded && !input.excludedReason.isEmpty();
        plan::NamedUsers &users = namedBy(which, read.lists);
        const qsizetype before = users.identifiers().size();
        const auto done = readFile(path,
            given ? input.excludedReason : tr("listed in %1").arg(QFileInfo(path).fileName()),
            users);
        read.named[size_t(which)] = users.identifiers().size() - before;
        if (!done)
            read.errors[size_t(which)] = done.error();
    }
    return read;
}

} // namespace bulkhead::ui
