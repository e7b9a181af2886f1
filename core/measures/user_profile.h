// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

#include <optional>

namespace bulkhead::measures {

// What steps look at in a whole user (GET or PATCH /users/{id}).
struct UserProfile
{
    bool blocked = false;
    QString lastPasswordReset{}; // as Auth0 wrote it; empty: never
    qint64 lastPasswordResetMs = 0; // UTC
};

// Nothing when the body is no user.
[[nodiscard]] std::optional<UserProfile> readProfile(const QByteArray &body);

} // namespace bulkhead::measures
