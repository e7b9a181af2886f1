// SPDX-License-Identifier: Apache-2.0
#include "gate/rotation_code.h"

#include "gate/action_code.h"
#include "gate/hash_list.h"

#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace bulkhead::gate {

int RotationRule::daysFor(const QString &connection) const
{
    return connections.value(connection, days);
}

int RotationRule::shortestFor(const QStringList &all) const
{
    int shortest = 0;
    for (const QString &each : all) {
        const int own = daysFor(each);
        if (own > 0 && (shortest == 0 || own < shortest))
            shortest = own;
    }
    return shortest;
}

Result<QByteArray> compileRotation(const RotationContent &content, const QString &salt)
{
    QJsonObject connections;
    for (auto each = content.rule.connections.begin(); each != content.rule.connections.end();
         ++each)
        connections.insert(each.key(), each.value());
    const QByteArray code = fillIn(rotationTemplate(),
        {{u"salt"_s, salt}, {u"shielded"_s, hashList(salt, content.protectedKeys)},
            {u"connections"_s, connections}, {u"days"_s, content.rule.days},
            {u"text"_s, content.denyText}});
    if (code.size() > codeBytesAtMost)
        return failure(Fault::ActionTooLong, QString::number(content.protectedKeys.size()));
    return code;
}

std::optional<RotationTold> readRotation(const QByteArray &code)
{
    if (!isMadeFrom(rotationTemplate(), code))
        return std::nullopt;
    const QJsonObject data = filledIn(code);
    RotationTold told{
        {data[u"days"].toInt(), {}},
        data[u"salt"].toString(),
        QByteArray::fromBase64(data[u"shielded"].toString().toLatin1()).size() / hashBytes,
    };
    const QJsonObject connections = data[u"connections"].toObject();
    for (auto each = connections.begin(); each != connections.end(); ++each)
        told.rule.connections.insert(each.key(), each->toInt());
    return told;
}

} // namespace bulkhead::gate
