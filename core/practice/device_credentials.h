// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "practice/population.h"

namespace bulkhead::practice {

// A token that an application on a device was given, as the older API shows it.
struct DeviceCredential
{
    QString id; // dcr_ and 16 letters or digits
    QString type; // refresh_token or rotating_refresh_token
};

// Every third user or so has one to three. They follow from the seed, and the id leads back.
[[nodiscard]] QList<DeviceCredential> deviceCredentials(const Population &people, int user);
[[nodiscard]] std::optional<int> ownerOf(const Population &people, const QString &credentialId);

} // namespace bulkhead::practice
