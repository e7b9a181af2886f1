// SPDX-License-Identifier: Apache-2.0
#include "mail/mailbox.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bulkhead::mail {
namespace {

constexpr qsizetype longestAddress = 254; // RFC 5321 section 4.5.3.1.3, without the brackets
constexpr qsizetype longestLocalPart = 64;
constexpr qsizetype longestEncodedWord = 45; // bytes before base64: at most 75 characters after

bool hasControl(const QString &text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) {
        return c.category() == QChar::Other_Control || c.category() == QChar::Separator_Line
            || c.category() == QChar::Separator_Paragraph;
    });
}

bool isAscii(const QString &text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x80; });
}

bool isLocalPart(const QString &text)
{
    static const QRegularExpression dotted(
        uR"(^[A-Za-z0-9!#$%&'*+/=?^_`{|}~\x{80}-\x{10ffff}-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~\x{80}-\x{10ffff}-]+)*$)"_s);
    static const QRegularExpression quoted(uR"(^"([^"\\]|\\.)+"$)"_s);
    return dotted.match(text).hasMatch() || quoted.match(text).hasMatch();
}

bool isDomain(const QString &text)
{
    static const QRegularExpression labels(
        uR"(^[A-Za-z0-9\x{80}-\x{10ffff}]([A-Za-z0-9\x{80}-\x{10ffff}-]*[A-Za-z0-9\x{80}-\x{10ffff}])?(\.[A-Za-z0-9\x{80}-\x{10ffff}]([A-Za-z0-9\x{80}-\x{10ffff}-]*[A-Za-z0-9\x{80}-\x{10ffff}])?)*$)"_s);
    return labels.match(text).hasMatch();
}

QByteArray encodedWords(const QString &text)
{
    QByteArray words;
    QByteArray part;
    const auto flush = [&] {
        if (!part.isEmpty())
            words += (words.isEmpty() ? "=?utf-8?B?" : " =?utf-8?B?") + part.toBase64() + "?=";
        part.clear();
    };
    for (qsizetype i = 0; i < text.size(); ++i) { // never inside a character
        const bool pair = text[i].isHighSurrogate() && i + 1 < text.size();
        const QByteArray bytes = text.mid(i, pair ? 2 : 1).toUtf8();
        i += pair ? 1 : 0;
        if (part.size() + bytes.size() > longestEncodedWord)
            flush();
        part += bytes;
    }
    flush();
    return words;
}

} // namespace

bool isMailable(const QString &address)
{
    const qsizetype at = address.lastIndexOf(u'@');
    if (at <= 0 || hasControl(address) || address.toUtf8().size() > longestAddress)
        return false;
    const QString local = address.first(at);
    return local.toUtf8().size() <= longestLocalPart && isLocalPart(local)
        && isDomain(address.mid(at + 1));
}

std::optional<Mailbox> mailbox(const QString &text)
{
    const QString trimmed = text.trimmed();
    if (hasControl(trimmed))
        return std::nullopt;
    if (!trimmed.endsWith(u'>'))
        return isMailable(trimmed) ? std::optional(Mailbox{{}, trimmed}) : std::nullopt;
    const qsizetype open = trimmed.lastIndexOf(u'<');
    if (open < 0)
        return std::nullopt;
    QString name = trimmed.first(open).trimmed();
    if (name.size() >= 2 && name.startsWith(u'"') && name.endsWith(u'"'))
        name = name.mid(1, name.size() - 2);
    const QString address = trimmed.mid(open + 1).chopped(1);
    return isMailable(address) ? std::optional(Mailbox{name, address}) : std::nullopt;
}

QByteArray headerForm(const QString &text)
{
    QString line = text;
    for (QChar &c : line) {
        if (hasControl(QString(c)))
            c = u' ';
    }
    // What looks encoded would be decoded.
    const bool plain = isAscii(line) && !line.contains(u"=?") && line.size() <= 900;
    return plain ? line.toLatin1() : encodedWords(line);
}

QByteArray headerForm(const Mailbox &mailbox)
{
    const QByteArray address = mailbox.address.toUtf8();
    if (mailbox.name.isEmpty())
        return address;
    QByteArray name = headerForm(mailbox.name);
    if (isAscii(mailbox.name) && !name.startsWith("=?"))
        name = '"' + name.replace('\\', "\\\\").replace('"', "\\\"") + '"';
    return name + " <" + address + '>';
}

} // namespace bulkhead::mail
