// SPDX-License-Identifier: Apache-2.0
#include "model/identifier.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bulkhead {
namespace {

constexpr int maxUserId = 300;
constexpr int maxEmail = 320;

// Nobody sees a zero-width space inside an address, and no user has one.
bool isUnseen(QChar c)
{
    return c.category() == QChar::Other_Control || c.category() == QChar::Other_Format;
}

// `google-oauth2|1`, `samlp|acme|ann`: before the first bar stands the name of a strategy.
bool looksLikeUserId(const QString &text)
{
    const auto bar = text.indexOf(u'|');
    return bar > 0 && bar < text.size() - 1
        && std::all_of(text.begin(), text.begin() + bar, [](QChar c) {
               return (c.unicode() < 0x80 && c.isLetterOrNumber()) || u"-_."_s.contains(c);
           });
}

bool isQuoted(QStringView local)
{
    return local.size() > 2 && local.startsWith(u'"') && local.endsWith(u'"');
}

// Two addresses in one cell, or one that still has its name beside it, are not one address.
bool isPlainLocalPart(QStringView local)
{
    return !local.isEmpty() && std::none_of(local.begin(), local.end(), [](QChar c) {
        return c.isSpace() || u"@,;:<>()[]\\\"|"_s.contains(c);
    });
}

bool isDomain(QStringView domain)
{
    return !domain.isEmpty() && !domain.startsWith(u'.') && !domain.endsWith(u'.')
        && !domain.contains(u"..") && std::all_of(domain.begin(), domain.end(), [](QChar c) {
               return c.isLetterOrNumber() || c.isMark() || c.isSurrogate() || u"-_."_s.contains(c);
           });
}

bool looksLikeEmail(QStringView text)
{
    const auto at = text.lastIndexOf(u'@');
    if (at < 1 || text.contains(u'|'))
        return false;
    const QStringView local = text.first(at);
    return (isQuoted(local) || isPlainLocalPart(local)) && isDomain(text.sliced(at + 1));
}

IdentifierOrReject rejected(RejectReason reason)
{
    return {std::nullopt, reason};
}

} // namespace

IdentifierOrReject readIdentifier(const QString &given)
{
    const QString text = given.trimmed();
    if (text.isEmpty())
        return rejected(RejectReason::Empty);
    if (std::any_of(text.begin(), text.end(), isUnseen))
        return rejected(RejectReason::ControlCharacter);
    if (text.contains(QChar::ReplacementCharacter))
        return rejected(RejectReason::BadEncoding);
    if (looksLikeUserId(text)) {
        if (text.size() > maxUserId)
            return rejected(RejectReason::TooLong);
        return {Identifier{IdentifierKind::UserId, text}, {}};
    }
    if (looksLikeEmail(text)) {
        if (text.size() > maxEmail)
            return rejected(RejectReason::TooLong);
        return {Identifier{IdentifierKind::Email, text}, {}};
    }
    return rejected(RejectReason::NotAnIdentifier);
}

QString wireName(IdentifierKind kind)
{
    return kind == IdentifierKind::UserId ? u"user_id"_s : u"email"_s;
}

QString wireName(RejectReason reason)
{
    switch (reason) {
    case RejectReason::Empty: return u"empty"_s;
    case RejectReason::NotAnIdentifier: return u"not_an_identifier"_s;
    case RejectReason::TooLong: return u"too_long"_s;
    case RejectReason::BadEncoding: return u"bad_encoding"_s;
    case RejectReason::ControlCharacter: return u"control_character"_s;
    case RejectReason::MissingColumn: return u"missing_column"_s;
    case RejectReason::BrokenQuote: return u"broken_quote"_s;
    }
    Q_UNREACHABLE();
}

} // namespace bulkhead
