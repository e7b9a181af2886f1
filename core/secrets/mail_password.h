// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/mail_settings.h"
#include "secrets/keychain.h"

namespace bulkhead::secrets {

inline constexpr auto mailPasswordVariable = "BULKHEAD_SMTP_PASSWORD";

// The keychain's entry: smtp:USER@HOST:PORT. It is sent to that server only.
[[nodiscard]] QString mailPasswordKey(const MailSettings &settings);

// The environment's BULKHEAD_SMTP_PASSWORD, which is taken as takeVariable() says, else the
// keychain's entry. Empty without asking anybody when the settings name no user.
// MailPasswordMissing (detail: the entry, and why the keychain could not be asked). `done` as in
// Keychain.
void findMailPassword(
    const MailSettings &settings, Keychain &keychain, std::function<void(Result<Secret>)> done);

} // namespace bulkhead::secrets
