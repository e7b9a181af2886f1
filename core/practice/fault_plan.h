// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "practice/fault_rule.h"

#include <optional>
#include <vector>

namespace bulkhead::practice {

struct RecordedCall;

// Which fault strikes which call. Every rule counts the calls that match it; of those that would
// strike, the first in the list does.
class FaultPlan
{
public:
    void set(QList<FaultRule> rules);
    [[nodiscard]] std::optional<FaultRule> strike(const RecordedCall &call);

private:
    struct Counted
    {
        FaultRule rule;
        qint64 matched = 0;
    };
    std::vector<Counted> m_rules;
};

} // namespace bulkhead::practice
