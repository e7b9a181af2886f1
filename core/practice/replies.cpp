// SPDX-License-Identifier: Apache-2.0
#include "practice/replies.h"

#include <QJsonDocument>

#include <algorithm>

namespace bulkhead::practice {

using namespace Qt::StringLiterals;

namespace {

QString errorName(int status)
{
    switch (status) {
    case 400: return u"Bad Request"_s;
    case 401: return u"Unauthorized"_s;
    case 403: return u"Forbidden"_s;
    case 404: return u"Not Found"_s;
    case 429: return u"Too Many Requests"_s;
    default: return u"Error"_s;
    }
}

} // namespace

Reply json(int status, const QJsonObject &object)
{
    return {.status = status, .body = QJsonDocument(object).toJson(QJsonDocument::Compact)};
}

Reply json(int status, const QJsonArray &array)
{
    return {.status = status, .body = QJsonDocument(array).toJson(QJsonDocument::Compact)};
}

Reply managementError(int status, const QString &message, const QString &code)
{
    QJsonObject error{
        {u"statusCode"_s, status}, {u"error"_s, errorName(status)}, {u"message"_s, message}};
    if (!code.isEmpty())
        error.insert(u"errorCode"_s, code);
    return json(status, error);
}

Reply badBody(const QString &message)
{
    return managementError(400, "Payload validation error: "_L1 + message, u"invalid_body"_s);
}

Reply noSuchUser()
{
    return managementError(404, u"The user does not exist."_s, u"inexistent_user"_s);
}

Reply authenticationError(int status, const QString &error, const QString &description)
{
    return json(status, {{u"error"_s, error}, {u"error_description"_s, description}});
}

Headers rateHeaders(const BucketState &bucket, qint64 utcMs)
{
    const qint64 fullS = (utcMs + bucket.fullInMs + 999) / 1000;
    return {{"x-ratelimit-limit", QByteArray::number(bucket.limit)},
        {"x-ratelimit-remaining", QByteArray::number(bucket.remaining)},
        {"x-ratelimit-reset", QByteArray::number(fullS)}};
}

bool isRateHeader(QByteArrayView name)
{
    return name.startsWith("x-ratelimit-");
}

CheckedBody checkBody(
    const HttpRequest &request, const QList<QPair<QString, QJsonValue::Type>> &known)
{
    const QByteArray type = request.header("content-type").split(';').first().trimmed().toLower();
    const QJsonDocument document = QJsonDocument::fromJson(request.body);
    if (type != "application/json" || !document.isObject())
        return {{}, u"Payload validation error: 'Expected type object'."_s};
    const QJsonObject object = document.object();
    for (auto field = object.begin(); field != object.end(); ++field) {
        const auto entry = std::find_if(known.begin(), known.end(),
            [&](const auto &candidate) { return candidate.first == field.key(); });
        if (entry == known.end())
            return {{},
                u"Payload validation error: 'Additional properties not allowed: %1'."_s.arg(
                    field.key())};
        if (entry->second != field->type())
            return {
                {}, u"Payload validation error: 'Invalid type' on property %1."_s.arg(field.key())};
    }
    return {object, {}};
}

} // namespace bulkhead::practice
