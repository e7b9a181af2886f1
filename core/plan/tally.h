// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "model/connection.h"
#include "model/outcome.h"
#include "model/plan_choices.h"
#include "model/user.h"
#include "plan/estimate.h"

namespace bulkhead::plan {

// Counts what a plan will do, row by row, and says whether it makes sense to go on.
class Tally
{
public:
    explicit Tally(PlanChoices choices, std::vector<Connection> connections = {})
        : m_choices(std::move(choices)), m_connections(std::move(connections))
    {
    }
    // `choices` are the plan's, as far as they hold for that user.
    void add(Resolution resolution, const User &user, const PlanChoices &choices);
    void add(Resolution resolution, const User &user) { add(resolution, user, m_choices); }
    // A user on the list whom no step touches.
    void addExempt(Reason reason);
    // TooManyUnknown above 20 % of unknown rows unless allowed (the wrong tenant?), NobodyToTreat
    // when nobody is left. The detail holds "unknown of rows".
    [[nodiscard]] Result<PlanCounts> finish(const Rates &rates) const;

private:
    PlanChoices m_choices;
    std::vector<Connection> m_connections;
    PlanCounts m_counts;
    CallsByGroup m_calls{};
};

} // namespace bulkhead::plan
