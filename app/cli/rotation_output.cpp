// SPDX-License-Identifier: Apache-2.0
#include "cli/rotation_output.h"

#include "cli/output.h"
#include "cli/rotation.h"
#include "run/rotation_state.h"
#include "texts/rotation_text.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace bulkhead::cli {
namespace {

using Rows = std::vector<run::ActionListing::Row>;

QJsonObject toJson(const QMap<QString, int> &connections)
{
    QJsonObject object;
    for (auto each = connections.begin(); each != connections.end(); ++each)
        object.insert(each.key(), each.value());
    return object;
}

} // namespace

QJsonObject rotationJson(const Rows &rows)
{
    const run::RotationState state = run::rotationState(rows);
    QJsonObject object{
        {u"state"_s, run::wireName(state.state)}, {u"marketplace"_s, state.marketplace}};
    if (state.deployed) {
        object.insert(u"days"_s, state.deployed->rule.days);
        object.insert(u"connections"_s, toJson(state.deployed->rule.connections));
        object.insert(u"protected"_s, state.deployed->protectedKeys);
    }
    return object;
}

void printRotation(const Rows &rows)
{
    const run::RotationState state = run::rotationState(rows);
    printResult(tr("rotation            %1").arg(run::wireName(state.state)));
    if (state.deployed) {
        for (const QString &line : texts::rotationRule(*state.deployed))
            printResult(u"  "_s + line);
    }
    printResult(u"  "_s + texts::marketplaceRotation(state.marketplace));
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
    const QStringList lines = texts::rotationCount(counted, texts::Surface::Terminal);
    printResult(lines.first());
    for (const QString &line : lines.mid(1))
        printResult(u"  "_s + line);
}

void noteDoubts(const run::RotationCount::Counted &counted, const Rows &rows)
{
    for (const QString &line : texts::rotationDoubts(
             counted, run::rotationState(rows).marketplace, texts::Surface::Terminal))
        printNote(line);
}

} // namespace bulkhead::cli
