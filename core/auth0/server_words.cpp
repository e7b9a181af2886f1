// SPDX-License-Identifier: Apache-2.0
#include "auth0/server_words.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace bulkhead::auth0 {
namespace {

QString title(const QByteArray &page)
{
    static const QRegularExpression pattern(
        u"<title[^>]*>([^<]*)"_s, QRegularExpression::CaseInsensitiveOption);
    return pattern.match(QString::fromUtf8(page.left(8192))).captured(1);
}

QString firstText(const QJsonObject &object, std::initializer_list<QLatin1StringView> keys)
{
    for (const auto key : keys) {
        const QString text = object.value(key).toString();
        if (!text.isEmpty())
            return text;
    }
    return {};
}

bool hasTenantShape(const QJsonObject &object)
{
    const auto isText = [&object](QLatin1StringView key) {
        return object.value(key).isString();
    };
    const bool management =
        object.value("statusCode"_L1).isDouble() && (isText("error"_L1) || isText("message"_L1));
    const bool authentication = isText("error"_L1) && isText("error_description"_L1);
    const bool legacy =
        isText("code"_L1) && (object.contains("description"_L1) || isText("name"_L1));
    return management || authentication || legacy;
}

ServerWords fromObject(const QJsonObject &object)
{
    ServerWords words;
    words.tenant = hasTenantShape(object);
    // In the Management shape `error` only repeats the status in words ("Bad Request").
    words.code = object.contains("statusCode"_L1) ? firstText(object, {"errorCode"_L1, "code"_L1})
                                                  : firstText(object, {"error"_L1, "code"_L1});
    words.message = firstText(
        object, {"message"_L1, "error_description"_L1, "description"_L1, "name"_L1, "error"_L1});
    return words;
}

} // namespace

bool isMarkup(const QByteArray &body)
{
    QByteArrayView start = QByteArrayView(body).first(qMin(body.size(), qsizetype(512)));
    if (start.startsWith("\xEF\xBB\xBF"))
        start = start.sliced(3);
    return start.trimmed().startsWith('<');
}

ServerWords readServerWords(const QByteArray &body)
{
    if (isMarkup(body))
        return {false, true, {}, title(body)};
    const QJsonDocument json = QJsonDocument::fromJson(body);
    if (json.isObject())
        return fromObject(json.object());
    return {false, false, {}, QString::fromUtf8(body.left(8192))};
}

} // namespace bulkhead::auth0
