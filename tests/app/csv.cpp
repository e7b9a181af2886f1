// SPDX-License-Identifier: Apache-2.0
#include "app/csv.h"

namespace bulkhead::app {
namespace {

// Reads the field at `at` and leaves `at` behind it.
std::optional<QString> quoted(const QByteArray &text, qsizetype &at)
{
    QByteArray field;
    for (++at; at < text.size(); ++at) {
        if (text[at] != '"') {
            field += text[at];
        } else if (at + 1 < text.size() && text[at + 1] == '"') {
            field += text[++at];
        } else {
            ++at;
            return QString::fromUtf8(field);
        }
    }
    return {};
}

std::optional<QString> bare(const QByteArray &text, qsizetype &at)
{
    const qsizetype start = at;
    while (at < text.size() && text[at] != ',' && text[at] != '\r') {
        if (text[at] == '"' || text[at] == '\n')
            return {};
        ++at;
    }
    return QString::fromUtf8(text.mid(start, at - start));
}

} // namespace

std::optional<QList<QStringList>> parseCsv(const QByteArray &text)
{
    QList<QStringList> records{{}};
    qsizetype at = 0;
    while (at < text.size()) {
        const auto field = text[at] == '"' ? quoted(text, at) : bare(text, at);
        if (!field)
            return {};
        records.last() << *field;
        if (text.mid(at, 2) == "\r\n") {
            at += 2;
            records << QStringList();
        } else if (at < text.size() && text[at] == ',') {
            ++at;
        } else {
            return {};
        }
    }
    records.removeLast(); // opened by the last CRLF
    return records;
}

} // namespace bulkhead::app
