// SPDX-License-Identifier: Apache-2.0
#include "auth0/json_text.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bulkhead::auth0 {
namespace {

bool isControl(char c)
{
    return static_cast<unsigned char>(c) < 0x20;
}
bool isQuoted(char c)
{
    return c == '"' || c == '\\';
}

qsizetype skipped(QByteArrayView json, qsizetype at, char wanted)
{
    while (at < json.size() && QByteArrayView(" \t\r\n").contains(json[at]))
        ++at;
    return at < json.size() && json[at] == wanted ? at + 1 : -1;
}

} // namespace

qsizetype escapedSize(QByteArrayView utf8)
{
    qsizetype size = 2;
    for (const char c : utf8)
        size += isControl(c) ? 6 : isQuoted(c) ? 2 : 1;
    return size;
}

void appendJsonString(QByteArray &json, QByteArrayView utf8)
{
    constexpr char hex[] = "0123456789abcdef";
    json += '"';
    for (const char c : utf8) {
        if (isControl(c)) {
            json += "\\u00";
            json += hex[c >> 4];
            json += hex[c & 0x0f];
            continue;
        }
        if (isQuoted(c))
            json += '\\';
        json += c;
    }
    json += '"';
}

QByteArray takeJsonString(QByteArray &json, QByteArrayView member)
{
    const QByteArray key = '"' + member.toByteArray() + '"';
    const qsizetype found = json.indexOf(key);
    const qsizetype colon = found < 0 ? -1 : skipped(json, found + key.size(), ':');
    const qsizetype begin = colon < 0 ? -1 : skipped(json, colon, '"');
    const qsizetype end = begin < 0 ? -1 : json.indexOf('"', begin);
    if (end < 0 || QByteArrayView(json).sliced(begin, end - begin).contains('\\'))
        return {};
    const QByteArray value = json.sliced(begin, end - begin);
    std::fill(json.begin() + begin, json.begin() + end, 'x');
    return value;
}

} // namespace bulkhead::auth0
