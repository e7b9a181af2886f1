// SPDX-License-Identifier: Apache-2.0
#include "plan/applicability.h"

namespace bulkhead::plan {

QString passwordConnection(const User &user, const PlanChoices &choices)
{
    if (choices.connection.isEmpty())
        return user.connections.value(0);
    return user.connections.contains(choices.connection) ? choices.connection : QString();
}

Reason obstacle(Measure measure, const User &user, const PlanChoices &choices)
{
    if (measure != Measure::Email)
        return Reason::None;
    if (passwordConnection(user, choices).isEmpty())
        return Reason::NoPasswordConnection;
    return user.email.isEmpty() ? Reason::NoEmail : Reason::None;
}

} // namespace bulkhead::plan
