// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/user.h"

#include <QByteArray>
#include <QJsonObject>

#include <vector>

namespace bulkhead::run {

// Pure: the users in the body of GET /users/{id} (an object) or /users-by-email (an array). A user
// without a user_id does not count. Its connections are those of its database identities
// (provider auth0): only they have a password that Auth0 can reset. Of the traits it finds those
// that a profile tells.
[[nodiscard]] std::vector<User> readUsers(const QByteArray &body);
// One of them; its id is empty when it has none.
[[nodiscard]] User readUser(const QJsonObject &profile);

} // namespace bulkhead::run
