// SPDX-License-Identifier: Apache-2.0
#include "cli/user_lists.h"

#include "cli/list_file.h"
#include "cli/output.h"
#include "run/named_list.h"

using namespace Qt::StringLiterals;

namespace bulkhead::cli {
namespace {

constexpr int examples = 3;

struct NamedList
{
    const char *option;
    const char *reasonOption; // nullptr: nobody asks why
    bool reasonNeeded;
    plan::NamedUsers *users;
};

std::optional<QString> reasonForAll(const Arguments &arguments, const NamedList &list)
{
    const QString given =
        list.reasonOption ? arguments.value(list.reasonOption).trimmed() : QString();
    if (!given.isEmpty())
        return given;
    return list.reasonNeeded
        ? std::nullopt
        : std::optional(tr("listed in %1").arg(titleOfList(arguments.value(list.option))));
}

Result<> readFrom(const Arguments &arguments, const NamedList &list)
{
    if (!arguments.has(list.option))
        return {};
    const QString name = arguments.value(list.option);
    return withList(name, [&](QIODevice &device) -> Result<> {
        const auto read = run::readNamed(device, reasonForAll(arguments, list), *list.users);
        if (!read && isOfALine(read.error().fault))
            return failure(read.error().fault, tr("line %1").arg(read.error().detail));
        return read;
    });
}

void addOperator(Arguments &arguments, plan::NamedUsers &users)
{
    if (!arguments.has("operator"))
        return;
    const auto read = readIdentifier(arguments.value("operator"));
    if (read.identifier)
        users.add(*read.identifier, tr("the operator's own account"));
    else
        arguments.wrong(tr("--operator takes a user id or an e-mail address, not “%1”.")
                            .arg(arguments.value("operator")));
}

} // namespace

std::vector<Arguments::Option> userListOptions()
{
    return {
        {"protect", "FILE", "Users whom no step touches; a column “reason” says why."},
        {"protect-reason", "TEXT", "Why, for those without a reason of their own."},
        {"operator", "USER", "Your own account, by user id or e-mail: it is protected too."},
        {"exclude", "FILE", "Users to leave out by decision; each needs a reason, in its column."},
        {"exclude-reason", "TEXT", "Why, for those without a reason of their own."},
        {"priority", "FILE", "Users whose turn comes first."},
        {"override-users", "FILE", "Users for whom all advice is passed over."},
    };
}

Result<plan::NamedUsers> namedUsersFrom(const Arguments &arguments, const char *option)
{
    plan::NamedUsers users;
    if (const auto read = readFrom(arguments, {option, nullptr, false, &users}); !read)
        return tl::unexpected(read.error());
    return users;
}

Result<plan::UserLists> userListsFrom(Arguments &arguments)
{
    plan::UserLists lists;
    addOperator(arguments, lists.protectedUsers); // first: this is the reason to be told
    for (const NamedList &list :
        {NamedList{"protect", "protect-reason", false, &lists.protectedUsers},
            {"exclude", "exclude-reason", true, &lists.excluded},
            {"priority", nullptr, false, &lists.first},
            {"override-users", nullptr, false, &lists.overridden}}) {
        if (const auto read = readFrom(arguments, list); !read)
            return tl::unexpected(read.error());
    }
    return lists;
}

QStringList notOnTheList(const plan::UserLists &lists, const journal::Ledger &ledger)
{
    QStringList lines;
    for (const auto &[text, users] :
        {std::pair{tr("Named by --protect or --operator, but not on the list: %1 (%2)."),
             &lists.protectedUsers},
            {tr("Named by --exclude, but not on the list: %1 (%2)."), &lists.excluded},
            {tr("Named by --priority, but not on the list: %1 (%2)."), &lists.first},
            {tr("Named by --override-users, but not on the list: %1 (%2)."), &lists.overridden}}) {
        const QStringList nobody = run::namesNobody(*users, ledger);
        if (nobody.isEmpty())
            continue;
        const QString shown =
            nobody.first(std::min<qsizetype>(examples, nobody.size())).join(u", "_s);
        lines << text.arg(
            QString::number(nobody.size()), nobody.size() > examples ? shown + u", …"_s : shown);
    }
    return lines;
}

} // namespace bulkhead::cli
