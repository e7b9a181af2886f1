// SPDX-License-Identifier: Apache-2.0
#include "report/json_text.h"

#include <utility>

namespace bulkhead::report {
namespace {

// RFC 8259, section 7; with a letter where JSON has one.
void putEscaped(QByteArray &bytes, char character)
{
    constexpr auto digits = "0123456789abcdef";
    switch (character) {
    case '"': bytes += "\\\""; return;
    case '\\': bytes += "\\\\"; return;
    case '\b': bytes += "\\b"; return;
    case '\f': bytes += "\\f"; return;
    case '\n': bytes += "\\n"; return;
    case '\r': bytes += "\\r"; return;
    case '\t': bytes += "\\t"; return;
    default: bytes += "\\u00"; break;
    }
    bytes += digits[character >> 4];
    bytes += digits[character & 0xf];
}

bool needsEscape(char character)
{
    return static_cast<unsigned char>(character) < 0x20 || character == '"' || character == '\\';
}

} // namespace

void JsonText::separate()
{
    if (!std::exchange(m_first, false))
        m_bytes += ',';
}

void JsonText::open(char bracket)
{
    separate();
    m_bytes += bracket;
    m_first = true;
}

void JsonText::close(char bracket)
{
    m_bytes += bracket;
    m_first = false;
}

void JsonText::key(QByteArrayView name)
{
    separate();
    m_bytes += '"';
    m_bytes.append(name);
    m_bytes += "\":";
    m_first = true;
}

void JsonText::text(const QString &value)
{
    separate();
    m_bytes += '"';
    const QByteArray utf8 = value.toUtf8();
    qsizetype begin = 0;
    for (qsizetype at = 0; at < utf8.size(); ++at) {
        if (!needsEscape(utf8[at]))
            continue;
        m_bytes.append(utf8.constData() + begin, at - begin);
        putEscaped(m_bytes, utf8[at]);
        begin = at + 1;
    }
    m_bytes.append(utf8.constData() + begin, utf8.size() - begin);
    m_bytes += '"';
}

void JsonText::number(qint64 value)
{
    separate();
    m_bytes += QByteArray::number(value);
}

void JsonText::null()
{
    separate();
    m_bytes += "null";
}

void JsonText::texts(QByteArrayView name, const QStringList &values)
{
    key(name);
    openArray();
    for (const QString &value : values)
        text(value);
    closeArray();
}

void JsonText::clear()
{
    m_bytes.resize(0); // and keeps its room
    m_first = true;
}

} // namespace bulkhead::report
