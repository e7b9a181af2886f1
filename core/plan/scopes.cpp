// SPDX-License-Identifier: Apache-2.0
#include "plan/scopes.h"

using namespace Qt::StringLiterals;

namespace bulkhead::plan {

QStringList scopesOf(Measure measure)
{
    switch (measure) {
    case Measure::RevokeAccess: return {u"delete:sessions"_s, u"delete:refresh_tokens"_s};
    case Measure::DeleteSessions: return {u"delete:sessions"_s};
    case Measure::DeleteRefreshTokens: return {u"delete:refresh_tokens"_s};
    case Measure::Email:
    case Measure::Delivery: return {};
    case Measure::Ticket: return {u"create:user_tickets"_s};
    case Measure::Password:
    case Measure::Block: return {u"read:users"_s, u"update:users"_s};
    // Less would do, update:users_app_metadata; but who grants that alone cannot do the rest.
    case Measure::Flag: return {u"read:users"_s, u"update:users"_s};
    case Measure::ClearFlag:
    case Measure::ForgetMfaBrowsers: return {u"update:users"_s};
    case Measure::DeleteGrants: return {u"delete:grants"_s};
    case Measure::DeleteDeviceCredentials:
        return {u"read:device_credentials"_s, u"delete:device_credentials"_s};
    }
    Q_UNREACHABLE();
}

} // namespace bulkhead::plan
