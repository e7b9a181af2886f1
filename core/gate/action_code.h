// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QJsonObject>

namespace bulkhead::gate {

// Bytes that an Action's code may have: Auth0 says 100 kB.
inline constexpr qsizetype codeBytesAtMost = 100'000;

// The templates, as they stand in resources/actions.
[[nodiscard]] QByteArray gateTemplate();
[[nodiscard]] QByteArray forceResetTemplate();
[[nodiscard]] QByteArray rotationTemplate();

// The code to deploy: the template without comments and indentation, and `data` in it as a literal
// of plain ASCII, whatever its texts hold.
[[nodiscard]] QByteArray fillIn(const QByteArray &source, const QJsonObject &data);

// What was filled in; empty when the code is none of ours.
[[nodiscard]] QJsonObject filledIn(const QByteArray &code);

// Whether this is that template, whatever is filled in.
[[nodiscard]] bool isMadeFrom(const QByteArray &source, const QByteArray &code);

// What the force-reset flag's Action is deployed as.
[[nodiscard]] QByteArray forceResetCode(const QString &denyText);

// SHA-256, hex: how a deployed code is recognised.
[[nodiscard]] QString codeDigest(const QByteArray &code);

} // namespace bulkhead::gate
