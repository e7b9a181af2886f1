// SPDX-License-Identifier: Apache-2.0
#include "plan/user_list_reading.h"

#include "intake/named_file.h"

#include <QCoreApplication>
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
        const auto done = readNamedFile(path,
            given ? input.excludedReason : tr("listed in %1").arg(QFileInfo(path).fileName()),
            users);
        read.named[size_t(which)] = users.identifiers().size() - before;
        if (!done)
            read.errors[size_t(which)] = done.error();
    }
    return read;
}

} // namespace bulkhead::ui
