// SPDX-License-Identifier: Apache-2.0
#include "auth0/request_parts.h"

#include <QJsonDocument>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace bulkhead::auth0 {

QByteArray encoded(const QString &text)
{
    return QUrl::toPercentEncoding(text, "!*'()"_ba);
}

QByteArray userPath(const QString &userId, const QByteArray &rest)
{
    return "/api/v2/users/"_ba + encoded(userId) + rest;
}

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

Request management(QByteArray method, QByteArray target, QByteArray body)
{
    return {Api::Management, std::move(method), std::move(target), std::move(body), true};
}

} // namespace bulkhead::auth0
