// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "auth0/transport.h"

#include <QJsonObject>

namespace bulkhead::auth0 {

// What every endpoint is made of.

// encodeURIComponent, as Auth0's own SDK does for path segments.
[[nodiscard]] QByteArray encoded(const QString &text);
[[nodiscard]] QByteArray userPath(const QString &userId, const QByteArray &rest = {});
[[nodiscard]] QByteArray compact(const QJsonObject &object);
// With the bearer token.
[[nodiscard]] Request management(QByteArray method, QByteArray target, QByteArray body = {});

} // namespace bulkhead::auth0
