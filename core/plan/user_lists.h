// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/outcome.h"
#include "plan/named_users.h"

namespace bulkhead::plan {

// What a plan is told about single users, beside the list of the affected.
struct UserLists
{
    NamedUsers protectedUsers; // no step touches them
    NamedUsers excluded; // left out by decision
    NamedUsers first; // their turn comes before everybody else's
    NamedUsers overridden; // advice is passed over for them

    friend bool operator==(const UserLists &, const UserLists &) = default;
};

// Why no step touches a user, and the words in which somebody said so.
struct Exemption
{
    Reason reason;
    QString words;
};

[[nodiscard]] std::optional<Exemption> exemption(
    const UserLists &lists, const User &user, const Identifier &listed);

} // namespace bulkhead::plan
