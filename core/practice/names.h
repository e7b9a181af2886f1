// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace bulkhead::practice {

// An even draw that depends on nothing but its arguments.
[[nodiscard]] quint64 draw(quint32 seed, quint64 index, quint32 salt);

// An invented person.
struct Name
{
    QString given;
    QString family;
    QString domain; // example.com, .org or .net

    [[nodiscard]] QString full() const { return given + QLatin1Char(' ') + family; }
    // ada.abel.TAG@example.com
    [[nodiscard]] QString address(const QString &tag) const;
};
[[nodiscard]] Name nameOf(quint32 seed, quint64 person);

// An instant as Auth0 writes it: 2026-01-31T23:59:59.000Z.
[[nodiscard]] QString isoTime(qint64 utcMs);

} // namespace bulkhead::practice
