// SPDX-License-Identifier: Apache-2.0
#include "gate/deny_text.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bulkhead::gate {
namespace {

// An address or a number in any language; words as far as they are known.
bool namesTheWayBack(const QString &text)
{
    static const QRegularExpression way(
        uR"(\S@\S|[\pL\d-]+\.\pL{2,}|\d(?:[\s/().-]*\d){3,}|help\s?-?desk|service\s?-?desk|support|)"
        uR"(reset|forgot|vergessen|zurücksetzen|oublié|réinitialis|olvid|restablec|dimenticat)"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    return way.match(text).hasMatch();
}

bool isOneLine(const QString &text)
{
    return std::none_of(text.begin(), text.end(), [](QChar sign) {
        return sign.category() == QChar::Other_Control || sign == QChar::LineSeparator
            || sign == QChar::ParagraphSeparator;
    });
}

} // namespace

Result<QString> checkedDenyText(const QString &text)
{
    const QString trimmed = text.trimmed();
    const bool fits = trimmed.size() <= denyTextAtMost && trimmed.isValidUtf16();
    if (!fits || !isOneLine(trimmed) || !namesTheWayBack(trimmed))
        return failure(Fault::DenyTextUnfit, trimmed.left(denyTextAtMost).simplified());
    return trimmed;
}

} // namespace bulkhead::gate
