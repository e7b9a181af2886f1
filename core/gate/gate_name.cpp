// SPDX-License-Identifier: Apache-2.0
#include "gate/gate_name.h"

#include <QFileInfo>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace bulkhead::gate {
namespace {

constexpr qsizetype longestName = 40;
constexpr auto prefix = "bulkhead-gate-"_L1;

} // namespace

QString gateName(const QString &incidentPath)
{
    static const QRegularExpression odd(u"[^A-Za-z0-9_-]+"_s);
    QString name = QFileInfo(incidentPath).fileName();
    if (name.endsWith(".incident"_L1))
        name.chop(9);
    name.replace(odd, u"-"_s);
    return prefix + name.left(longestName);
}

QString shardName(const QString &gate, int shard)
{
    return shard == 0 ? gate : gate + u'-' + QString::number(shard + 1);
}

bool isOurName(const QString &actionName)
{
    return actionName.startsWith("bulkhead-"_L1);
}

bool isGate(const TenantAction &action)
{
    return action.name.startsWith(prefix) && action.code.contains("const data = {")
        && action.code.contains("\"shielded\":");
}

bool isForceReset(const TenantAction &action)
{
    return action.name == forceResetName && action.code.contains("const data = {")
        && action.code.contains("\"bulkhead_force_reset\"");
}

bool isRotation(const TenantAction &action)
{
    return action.name == rotationName && action.code.contains("const data = {")
        && action.code.contains("\"connections\":");
}

} // namespace bulkhead::gate
