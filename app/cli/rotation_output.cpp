// SPDX-License-Identifier: Apache-2.0
#include "cli/rotation_output.h"

#include "cli/output.h"
#include "cli/rotation.h"
#include "gate/action_code.h"
#include "gate/gate_name.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bulkhead::cli {
namespace {

constexpr auto marketplace =
    "https://marketplace.auth0.com/integrations/auth-0-password-rotation"_L1;

using Rows = std::vector<run::ActionListing::Row>;

const run::ActionListing::Row *marketplaceRotation(const Rows &rows)
{
    const auto found = std::find_if(rows.begin(), rows.end(),
        [](const auto &row) { return row.place >= 0 && gate::isMarketplaceRotation(row.action); });
    return found == rows.end() ? nullptr : &*found;
}

std::optional<gate::RotationTold> deployedRotation(const Rows &rows)
{
    for (const auto &row : rows) {
        if (row.action.name == gate::rotationName && row.action.deployedCode)
            return gate::readRotation(*row.action.deployedCode);
    }
    return std::nullopt;
}

QJsonObject toJson(const QMap<QString, int> &connections)
{
    QJsonObject object;
    for (auto each = connections.begin(); each != connections.end(); ++each)
        object.insert(each.key(), each.value());
    return object;
}

} // namespace

QString stateOf(const Rows &rows, QLatin1StringView name, const QByteArray &source)
{
    for (const auto &row : rows) {
        if (row.action.name != name)
            continue;
        const bool ours =
            row.action.deployedCode && gate::isMadeFrom(source, *row.action.deployedCode);
        if (!ours)
            return u"other_code"_s;
        return row.place >= 0 ? u"on"_s : u"not_bound"_s;
    }
    return u"off"_s;
}

QJsonObject rotationJson(const Rows &rows)
{
    QJsonObject object{{u"state"_s, stateOf(rows, gate::rotationName, gate::rotationTemplate())},
        {u"marketplace"_s, marketplaceRotation(rows) != nullptr}};
    if (const auto told = deployedRotation(rows)) {
        object.insert(u"days"_s, told->rule.days);
        object.insert(u"connections"_s, toJson(told->rule.connections));
        object.insert(u"protected"_s, told->protectedKeys);
    }
    return object;
}

void printRotation(const Rows &rows)
{
    printResult(tr("rotation            %1")
                    .arg(stateOf(rows, gate::rotationName, gate::rotationTemplate())));
    if (const auto told = deployedRotation(rows)) {
        for (auto each = told->rule.connections.begin(); each != told->rule.connections.end();
             ++each)
            printResult(tr("  %1: %2 days").arg(each.key()).arg(each.value()));
        if (told->rule.days > 0)
            printResult(tr("  every database connection: %1 days").arg(told->rule.days));
        printResult(tr("  %1 protected").arg(told->protectedKeys));
    }
    printResult(marketplaceRotation(rows)
            ? tr("  The marketplace's Password Rotation is bound, too.")
            : tr("  The marketplace's Password Rotation is not bound; only you can install it: %1")
                  .arg(marketplace));
}

void printCount(const run::RotationCount::Counted &counted, bool json)
{
    const auto &users = counted.users;
    if (json)
        return printJson({{u"schema"_s, 1},
            {u"rotation_count"_s,
                QJsonObject{{u"due"_s, users.due}, {u"total"_s, counted.total},
                    {u"counted"_s, users.users}, {u"ruled"_s, users.ruled},
                    {u"undated"_s, users.undated}, {u"protected"_s, users.exempt},
                    {u"connections_without_users"_s,
                        QJsonArray::fromStringList(counted.withoutUsers)}}}});
    printResult(tr("%1 of %2 would have to change today.").arg(users.due).arg(counted.total));
    printResult(tr("  %1 have a password under this rule").arg(users.ruled));
    printResult(tr("  %1 of them never report when it was changed, and are never refused")
                    .arg(users.undated));
    printResult(tr("  %1 of them are protected").arg(users.exempt));
}

void noteDoubts(const run::RotationCount::Counted &counted, const Rows &rows)
{
    if (const qint64 missed = counted.total - counted.users.users; missed > 0)
        printNote(tr("The tenant's search did not give %1 of its users; they are not counted.")
                      .arg(missed));
    printNote(tr("Users of a custom database who were never imported, and those created in the "
                 "last seconds, are in no search and not counted."));
    for (const QString &name : counted.withoutUsers)
        printNote(tr("Nobody has a password in the connection %1. Check its name.").arg(name));
    if (marketplaceRotation(rows))
        printNote(tr("The marketplace's Password Rotation is bound, too, and refuses by its own "
                     "number of days."));
}

} // namespace bulkhead::cli
