// SPDX-License-Identifier: Apache-2.0
#include "intake/identifier_cell.h"

#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bulkhead::intake {
namespace {

// Spaces of every width, and format characters: zero-width ones, direction marks, a stray
// byte-order mark.
bool isInvisible(QChar c)
{
    return c.isSpace() || c.category() == QChar::Other_Format;
}

QStringView stripped(QStringView text)
{
    while (!text.isEmpty() && isInvisible(text.front()))
        text = text.sliced(1);
    while (!text.isEmpty() && isInvisible(text.back()))
        text.chop(1);
    return text;
}

QStringView withoutGuard(QStringView text)
{
    const bool guarded =
        text.size() > 1 && text[0] == u'\'' && QStringView(u"=+-@").contains(text[1]);
    return guarded ? text.sliced(1) : text;
}

QStringView withoutQuotes(QStringView text)
{
    const bool quoted = text.size() > 1 && text.front() == text.back()
        && (text.front() == u'"' || text.front() == u'\'');
    return quoted ? stripped(text.sliced(1, text.size() - 2)) : text;
}

// `Ann Doe <ann@example.com>` and `<ann@example.com>`
QStringView withoutName(QStringView text)
{
    const qsizetype open = text.lastIndexOf(u'<');
    if (open < 0 || !text.endsWith(u'>'))
        return text;
    const QStringView inner = text.sliced(open + 1).chopped(1);
    const bool address = inner.contains(u'@') && !text.first(open).contains(u'|');
    return address ? stripped(inner) : text;
}

QString withoutScheme(QStringView text)
{
    constexpr QStringView scheme = u"mailto:";
    if (!text.startsWith(scheme, Qt::CaseInsensitive))
        return text.toString();
    QStringView address = text.sliced(scheme.size());
    if (const qsizetype query = address.indexOf(u'?'); query >= 0)
        address.truncate(query);
    return QUrl::fromPercentEncoding(address.toUtf8());
}

} // namespace

IdentifierOrReject readCell(QByteArrayView utf8)
{
    const QString text = QString::fromUtf8(utf8);
    return readIdentifier(withoutScheme(withoutName(withoutGuard(withoutQuotes(stripped(text))))));
}

QString readName(QByteArrayView utf8)
{
    const QString text = QString::fromUtf8(utf8);
    return withoutGuard(withoutQuotes(stripped(text))).toString();
}

bool isBlank(QByteArrayView utf8)
{
    if (utf8.isEmpty())
        return true;
    // Printable ASCII is not blank: most cells are settled by their first byte.
    if (utf8.front() > ' ' && utf8.front() < '\x7f')
        return false;
    const QString text = QString::fromUtf8(utf8);
    return std::all_of(text.begin(), text.end(), isInvisible);
}

} // namespace bulkhead::intake
