// SPDX-License-Identifier: Apache-2.0
#include "mail/letter_kind.h"

namespace bulkhead::mail {

std::optional<LetterKind> letterKind(const PlanChoices &choices, const MailSettings &settings)
{
    if (choices.reset.testFlag(ResetMethod::Ticket))
        return LetterKind::Link;
    const bool ends = bool(choices.reset & (ResetMethod::Password | ResetMethod::Flag));
    return settings.notices && ends ? std::optional(LetterKind::Notice) : std::nullopt;
}

bool tellsOf(LetterKind kind, Measure measure)
{
    if (kind == LetterKind::Link)
        return measure == Measure::Ticket;
    return measure == Measure::Password || measure == Measure::Flag;
}

} // namespace bulkhead::mail
