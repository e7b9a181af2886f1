// SPDX-License-Identifier: Apache-2.0
#include "practice/encoding.h"

#include <QStringDecoder>

#include <algorithm>

namespace bulkhead::practice {
namespace {

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    const char lower = char(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

} // namespace

bool isEncodedSegment(QByteArrayView segment)
{
    static constexpr QByteArrayView marks = "-_.!~*'()%"; // ECMA-262, encodeURIComponent
    return std::all_of(segment.begin(), segment.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')
            || marks.contains(c);
    });
}

std::optional<QString> decodePercent(QByteArrayView text)
{
    QByteArray bytes;
    bytes.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            bytes += text[i];
            continue;
        }
        const int high = i + 2 < text.size() ? hexDigit(text[i + 1]) : -1;
        const int low = i + 2 < text.size() ? hexDigit(text[i + 2]) : -1;
        if (high < 0 || low < 0)
            return {};
        bytes += char(high * 16 + low);
        i += 2;
    }
    QStringDecoder utf8(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString decoded = utf8(bytes);
    if (utf8.hasError())
        return {};
    return decoded;
}

std::optional<QMap<QString, QString>> parseForm(const QByteArray &text)
{
    QMap<QString, QString> fields;
    for (QByteArray part : text.split('&')) {
        if (part.isEmpty())
            continue;
        part.replace('+', ' ');
        const qsizetype equals = part.indexOf('=');
        const QByteArrayView view(part);
        const auto name = decodePercent(equals < 0 ? view : view.first(equals));
        const auto value = equals < 0 ? QString() : decodePercent(view.sliced(equals + 1));
        if (!name || !value || name->isEmpty() || fields.contains(*name))
            return {};
        fields.insert(*name, *value);
    }
    return fields;
}

} // namespace bulkhead::practice
