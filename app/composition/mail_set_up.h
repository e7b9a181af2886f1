// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "run/mailing.h"

namespace bulkhead {

// Checks the settings, reads what letters say, and makes the post. MailSenderWrong (detail: what
// was typed), MailTemplateUnfit. Makes no connection.
[[nodiscard]] Result<std::shared_ptr<const run::Mail>> mailSetUp(
    const MailSettings &settings, const Secret &password);

} // namespace bulkhead
