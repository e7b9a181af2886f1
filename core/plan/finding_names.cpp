// SPDX-License-Identifier: Apache-2.0
#include "plan/preflight.h"

#include <array>

using namespace Qt::StringLiterals;

namespace bulkhead::plan {

QString wireName(FindingCode code)
{
    static const std::array names{u"scopes_granted"_s, u"scopes_unknown"_s, u"scope_missing"_s,
        u"scope_withdrawn"_s, u"session_endpoints_there"_s, u"session_endpoints_missing"_s,
        u"session_endpoints_unknown"_s, u"flag_action_ready"_s, u"flag_action_missing"_s,
        u"flag_action_not_deployed"_s, u"flag_action_not_bound"_s, u"flag_action_unknown"_s,
        u"clock_right"_s, u"clock_off"_s, u"token_lasts"_s, u"token_renewed"_s,
        u"token_too_short"_s, u"limit_seen"_s, u"limit_assumed"_s, u"own_mail_provider"_s,
        u"mail_provider_off"_s, u"built_in_mail"_s, u"mail_provider_unknown"_s,
        u"reset_template_on"_s, u"reset_template_off"_s, u"reset_template_unknown"_s,
        u"connections_read"_s, u"connections_unknown"_s, u"no_self_service"_s, u"no_history"_s,
        u"addresses_not_unique"_s, u"custom_database"_s, u"policy_too_long"_s, u"sessions_live"_s,
        u"mail_rate_too_high"_s, u"organizations_there"_s, u"organization_invalid"_s,
        u"organization_missing"_s, u"organization_unknown"_s, u"branded_connection_missing"_s};
    static_assert(names.size() == size_t(lastFindingCode) + 1);
    return names[size_t(code)];
}

QString wireName(Severity severity)
{
    switch (severity) {
    case Severity::Green: return u"green"_s;
    case Severity::Warning: return u"warning"_s;
    case Severity::Stop: return u"stop"_s;
    }
    Q_UNREACHABLE();
}

} // namespace bulkhead::plan
