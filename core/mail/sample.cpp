// SPDX-License-Identifier: Apache-2.0
#include "mail/sample.h"

using namespace Qt::StringLiterals;

namespace bulkhead::mail {
namespace {

constexpr qint64 sampleLifeMs = 4LL * 3600 * 1000;

} // namespace

Letter sampleLetter(const MailSettings &settings, const LetterTexts &texts, LetterKind kind,
    const SampleFacts &facts)
{
    const Secret link(u"https://%1/no-link-in-a-sample"_s.arg(facts.tenantName).toUtf8());
    LetterFacts filled{.address = facts.to, .contact = settings.contact};
    if (kind == LetterKind::Link) {
        filled.link = &link;
        filled.untilMs = facts.nowMs + sampleLifeMs;
    }
    Letter letter = writeLetter(texts.in(kind, facts.language), filled);
    letter.from = mailbox(settings.from).value_or(Mailbox());
    letter.replyTo = mailbox(settings.replyTo);
    letter.messageId = newMessageId(letter.from);
    letter.dateMs = facts.nowMs;
    return letter;
}

} // namespace bulkhead::mail
