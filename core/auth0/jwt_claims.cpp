// SPDX-License-Identifier: Apache-2.0
#include "auth0/jwt_claims.h"

#include <QJsonDocument>

namespace bulkhead::auth0 {

QJsonObject jwtClaims(QByteArrayView token)
{
    const qsizetype first = token.indexOf('.');
    const qsizetype second = first < 0 ? -1 : token.indexOf('.', first + 1);
    if (second < 0)
        return {};
    const QByteArray payload = token.sliced(first + 1, second - first - 1).toByteArray();
    const auto decoded = QByteArray::fromBase64Encoding(
        payload, QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors);
    return decoded ? QJsonDocument::fromJson(*decoded).object() : QJsonObject();
}

} // namespace bulkhead::auth0
