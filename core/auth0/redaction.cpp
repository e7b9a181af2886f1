// SPDX-License-Identifier: Apache-2.0
#include "auth0/redaction.h"

#include <QRegularExpression>

#include <array>

using namespace Qt::StringLiterals;

namespace bulkhead::auth0 {
namespace {

// Bounds the work on a hostile body. A secret cut in two here is still longer than its pattern
// needs, or falls behind the 300 characters that stay.
constexpr int longestInput = 8192;

struct Rule
{
    QRegularExpression pattern;
    QString replacement;
};

const std::array<Rule, 5> &rules()
{
    static const auto any = QRegularExpression::CaseInsensitiveOption;
    static const std::array<Rule, 5> all{{
        {QRegularExpression(
             uR"(\b(https?://)(?:[^\s/?#@"'<>]*@)?([^\s/?#"'<>]+)[^\s"'<>]*)"_s, any),
            u"\\1\\2/[cut]"_s},
        {QRegularExpression(uR"(\bbearer\s+[^\s"',;]+)"_s, any), u"Bearer [cut]"_s},
        {QRegularExpression(uR"(\beyJ[\w=-]*(?:\.[\w=-]*)*)"_s), u"[cut]"_s},
        {QRegularExpression(
             uR"(\b(\w*(?:ticket|token|secret|password|assertion|code))=[^\s"'&,;]+)"_s, any),
            u"\\1=[cut]"_s},
        {QRegularExpression(uR"([A-Za-z0-9_+/=-]{40,})"_s), u"[cut]"_s},
    }};
    return all;
}

} // namespace

QString redacted(const QString &words)
{
    QString text = words.left(longestInput);
    for (const Rule &rule : rules())
        text.replace(rule.pattern, rule.replacement);
    for (QChar &c : text) {
        if (!c.isPrint())
            c = u' ';
    }
    return text.simplified().left(longestWords);
}

} // namespace bulkhead::auth0
