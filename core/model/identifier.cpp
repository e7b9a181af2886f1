// SPDX-License-Identifier: Apache-2.0
#include "model/identifier.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bulkhead {
namespace {

    constexpr int maxUserId = 300;
    constexpr int maxEmail = 320;

    bool looksLikeUserId(const QString &text)
    {
        const auto bar = text.indexOf(u'|');
        return bar > 0 && bar < text.size() - 1 && !text.left(bar).contains(u' ');
    }

    bool looksLikeEmail(const QString &text)
    {
        const auto at = text.lastIndexOf(u'@');
        if (at <= 0 || at == text.size() - 1 || text.contains(u' '))
            return false;
        const QString domain = text.mid(at + 1);
        return !domain.startsWith(u'.') && !domain.endsWith(u'.') && !domain.contains(u"..");
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
    if (std::any_of(text.begin(), text.end(), [](QChar c) { return c.category() == QChar::Other_Control; }))
        return rejected(RejectReason::ControlCharacter);
    if (text.contains(QChar::ReplacementCharacter))
        return rejected(RejectReason::BadEncoding);
    if (looksLikeUserId(text)) {
        if (text.size() > maxUserId)
            return rejected(RejectReason::TooLong);
        return {Identifier {IdentifierKind::UserId, text}, {}};
    }
    if (looksLikeEmail(text)) {
        if (text.size() > maxEmail)
            return rejected(RejectReason::TooLong);
        return {Identifier {IdentifierKind::Email, text}, {}};
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
