// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/arguments.h"
#include "cli/stop_wish.h"
#include "run/mailing.h"

namespace bulkhead::cli {

// The mail server that letters go by, and what they say.
[[nodiscard]] std::vector<Arguments::Option> mailOptions();

// What is given, or what the incident remembers; nothing when neither says anything.
// MailServerWrong; wrong uses are said.
[[nodiscard]] Result<std::optional<MailSettings>> mailSettingsFrom(
    Arguments &arguments, const std::optional<MailSettings> &remembered);

// Finds the password and sets everything up. Waits in an event loop; nothing when `stop` came
// first.
[[nodiscard]] std::optional<Result<std::shared_ptr<const run::Mail>>> findMail(
    const MailSettings &settings, StopWish &stop);

} // namespace bulkhead::cli
