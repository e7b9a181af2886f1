// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "practice/bucket.h"
#include "practice/http_message.h"

#include <QJsonArray>
#include <QJsonObject>

#include <optional>

namespace bulkhead::practice {

[[nodiscard]] Reply json(int status, const QJsonObject &object);
[[nodiscard]] Reply json(int status, const QJsonArray &array);

// {"statusCode","error","message","errorCode"}; `code` may be empty: Auth0 leaves it out at times.
[[nodiscard]] Reply managementError(int status, const QString &message, const QString &code);
[[nodiscard]] Reply noSuchUser();
[[nodiscard]] Reply badBody(const QString &message);
// {"error","error_description"}
[[nodiscard]] Reply authenticationError(
    int status, const QString &error, const QString &description);

// x-ratelimit-limit, -remaining and -reset.
[[nodiscard]] Headers rateHeaders(const BucketState &bucket, qint64 utcMs);
[[nodiscard]] bool isRateHeader(QByteArrayView name);

// A JSON object with no other keys than these, of these types. `problem` is empty when it is one.
struct CheckedBody
{
    QJsonObject object;
    QString problem;
};
[[nodiscard]] CheckedBody checkBody(
    const HttpRequest &request, const QList<QPair<QString, QJsonValue::Type>> &known);

} // namespace bulkhead::practice
