// SPDX-License-Identifier: Apache-2.0
#include "plan/user_lists.h"

namespace bulkhead::plan {

std::optional<Exemption> exemption(
    const UserLists &lists, const User &user, const Identifier &listed)
{
    if (const auto words = lists.protectedUsers.reason(user, listed))
        return Exemption{Reason::Protected, *words};
    if (const auto words = lists.excluded.reason(user, listed))
        return Exemption{Reason::Excluded, *words};
    return std::nullopt;
}

} // namespace bulkhead::plan
