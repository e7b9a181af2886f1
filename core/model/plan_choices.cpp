// SPDX-License-Identifier: Apache-2.0
#include "model/plan_choices.h"

#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace bulkhead {
namespace {

using Count = std::pair<QLatin1StringView, qint64 PlanCounts::*>;
constexpr std::array counts{
    Count{"rows"_L1, &PlanCounts::rows},
    Count{"users"_L1, &PlanCounts::users},
    Count{"unknown"_L1, &PlanCounts::unknown},
    Count{"several"_L1, &PlanCounts::several},
    Count{"merged"_L1, &PlanCounts::merged},
    Count{"tenant_users"_L1, &PlanCounts::tenantUsers},
    Count{"no_mail"_L1, &PlanCounts::noMail},
    Count{"management_calls"_L1, &PlanCounts::managementCalls},
    Count{"authentication_calls"_L1, &PlanCounts::authenticationCalls},
    Count{"seconds"_L1, &PlanCounts::seconds},
};

} // namespace

QJsonObject toJson(const PlanChoices &choices, const PlanCounts &planned)
{
    QJsonObject object{
        {u"scope"_s, wireName(choices.scope)},
        {u"reset"_s, wireName(choices.reset)},
        {u"connection"_s, choices.connection},
        {u"reset_client_id"_s, choices.resetClientId},
        {u"allow_unknown"_s, choices.allowUnknown},
    };
    for (const auto &[name, member] : counts)
        object.insert(name, planned.*member);
    return object;
}

PlanChoices choicesFromJson(const QJsonObject &object)
{
    return {
        .scope = revocationScope(object.value(u"scope").toString()).value_or(RevocationScope::None),
        .reset = resetMethod(object.value(u"reset").toString()).value_or(ResetMethod::None),
        .connection = object.value(u"connection").toString(),
        .resetClientId = object.value(u"reset_client_id").toString(),
        .allowUnknown = object.value(u"allow_unknown").toBool(),
    };
}

PlanCounts countsFromJson(const QJsonObject &object)
{
    PlanCounts planned;
    for (const auto &[name, member] : counts)
        planned.*member = object.value(name).toInteger();
    return planned;
}

} // namespace bulkhead
