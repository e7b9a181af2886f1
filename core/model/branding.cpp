// SPDX-License-Identifier: Apache-2.0
#include "model/branding.h"

namespace bulkhead {

Branding brandingFrom(const QStringList &values)
{
    Branding branding;
    bool forAll = false;
    for (const QString &value : values) {
        const QString connection = value.section(u'=', 0, -2).trimmed();
        const QString id = value.section(u'=', -1).trimmed();
        const bool named = value.contains(u'=');
        const bool twice = named ? branding.byConnection.contains(connection) : forAll;
        if (twice || (named && connection.isEmpty()))
            branding.byConnection.insert(QString(), value);
        else if (named)
            branding.byConnection.insert(connection, id);
        else
            branding.forAll = id;
        forAll = forAll || !named;
    }
    return branding;
}

QStringList valuesOf(const Branding &branding)
{
    QStringList values;
    if (!branding.forAll.isEmpty())
        values << branding.forAll;
    for (auto each = branding.byConnection.begin(); each != branding.byConnection.end(); ++each)
        values << (each.key().isEmpty() ? each.value() : each.key() + u'=' + each.value());
    return values;
}

} // namespace bulkhead
