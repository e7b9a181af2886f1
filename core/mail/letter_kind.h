// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/mail_settings.h"
#include "model/plan_choices.h"

#include <optional>

namespace bulkhead::mail {

enum class LetterKind : quint8 {
    Link, // brings a reset link
    Notice, // says that the password was reset, without a link
};

// What users of such a plan get by that server: the links of its tickets, else, when that is
// wished, a notice of its passwords and flags. Nothing: there is nothing to write about.
[[nodiscard]] std::optional<LetterKind> letterKind(
    const PlanChoices &choices, const MailSettings &settings);

// The measure whose success such a letter tells of.
[[nodiscard]] bool tellsOf(LetterKind kind, Measure measure);

} // namespace bulkhead::mail
