// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/mail_settings.h"

#include <optional>

namespace bulkhead::ui {

// The mail server that was used last on this computer, in the settings. Nothing in it is secret.
[[nodiscard]] std::optional<MailSettings> rememberedMail();
void rememberMail(const std::optional<MailSettings> &settings);

} // namespace bulkhead::ui
