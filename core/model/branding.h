// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QMap>
#include <QStringList>

namespace bulkhead {

// Whose branding links have, as a person writes it: `ID` for everybody, `CONNECTION=ID` for the
// users of one connection, `CONNECTION=` for none there.
struct Branding
{
    QString forAll{};
    // What says neither, or says it twice, stands under the connection without a name.
    QMap<QString, QString> byConnection{};

    friend bool operator==(const Branding &, const Branding &) = default;
};

[[nodiscard]] Branding brandingFrom(const QStringList &values);
// The same the other way round, in a fixed order. Neither names nor ids of Auth0 hold a comma.
[[nodiscard]] QStringList valuesOf(const Branding &branding);

} // namespace bulkhead
