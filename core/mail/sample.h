// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "mail/letter_texts.h"
#include "model/mail_settings.h"

namespace bulkhead::mail {

// A letter like those of a run, but with a link that opens nothing.
struct SampleFacts
{
    QString language{};
    QString to;
    QString tenantName;
    qint64 nowMs = 0; // UTC
};
[[nodiscard]] Letter sampleLetter(const MailSettings &settings, const LetterTexts &texts,
    LetterKind kind, const SampleFacts &facts);

} // namespace bulkhead::mail
