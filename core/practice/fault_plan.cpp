// SPDX-License-Identifier: Apache-2.0
#include "practice/fault_plan.h"

#include "practice/record.h"

namespace bulkhead::practice {
namespace {

bool matches(const FaultRule &rule, const RecordedCall &call)
{
    return (rule.method.isEmpty() || rule.method == call.method)
        && call.path.startsWith(rule.pathPrefix)
        && (rule.userId.isEmpty() || rule.userId == call.userId)
        && (rule.email.isEmpty() || rule.email == call.email);
}

bool isDue(const FaultRule &rule, qint64 count)
{
    if (rule.nth.isEmpty() && rule.every == 0)
        return true;
    return rule.nth.contains(count) || (rule.every > 0 && count % rule.every == 0);
}

} // namespace

void FaultPlan::set(QList<FaultRule> rules)
{
    m_rules.clear();
    for (FaultRule &rule : rules)
        m_rules.push_back({std::move(rule)});
}

std::optional<FaultRule> FaultPlan::strike(const RecordedCall &call)
{
    std::optional<FaultRule> struck;
    for (Counted &counted : m_rules) {
        if (matches(counted.rule, call) && isDue(counted.rule, ++counted.matched) && !struck)
            struck = counted.rule;
    }
    return struck;
}

} // namespace bulkhead::practice
