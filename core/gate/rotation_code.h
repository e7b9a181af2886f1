// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "gate/tenant_actions.h"

#include <QMap>

namespace bulkhead::gate {

// How old a password may become before its owner has to choose a new one.
struct RotationRule
{
    int days = 0; // in every database connection that is not named; 0: any age
    QMap<QString, int> connections{}; // by name

    [[nodiscard]] int daysFor(const QString &connection) const;
    // In any of these; 0: any age. A password that is old enough for one of them is.
    [[nodiscard]] int shortestFor(const QStringList &all) const;
    friend bool operator==(const RotationRule &, const RotationRule &) = default;
};

struct RotationContent
{
    RotationRule rule{};
    QString denyText{};
    QStringList protectedKeys{}; // as keyOf(): they always pass
};

// The Action's code; the same for the same content and salt. ActionTooLong (detail: how many) when
// the protected do not fit in.
[[nodiscard]] Result<QByteArray> compileRotation(
    const RotationContent &content, const QString &salt);

// What a deployed code says; nothing when it is not ours.
struct RotationTold
{
    RotationRule rule{};
    QString salt{};
    qint64 protectedKeys = 0;
};
[[nodiscard]] std::optional<RotationTold> readRotation(const QByteArray &code);

} // namespace bulkhead::gate
