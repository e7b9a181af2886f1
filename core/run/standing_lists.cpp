// SPDX-License-Identifier: Apache-2.0
#include "run/standing_lists.h"

#include "plan/applicability.h"

namespace bulkhead::run {
namespace {

Identifier idOf(const User &user)
{
    return {IdentifierKind::UserId, user.userId};
}

// None of the plan's steps is skipped for it, but all are when one is.
const journal::Step *exemptStep(std::span<const journal::Step> steps)
{
    const bool exempt = !steps.empty()
        && (steps.front().reason == Reason::Protected || steps.front().reason == Reason::Excluded);
    return exempt ? &steps.front() : nullptr;
}

} // namespace

void addStanding(const journal::Ledger &ledger, plan::UserLists &lists)
{
    for (qint32 row = 0; row < ledger.rowCount(); ++row) {
        if (ledger.resolution(row) != Resolution::Found)
            continue;
        if (const journal::Step *step = exemptStep(ledger.steps(row)))
            (step->reason == Reason::Protected ? lists.protectedUsers : lists.excluded)
                .add(idOf(ledger.user(row)), ledger.text(step->words));
        else if (ledger.rank(row) == journal::Rank::Priority && !ledger.listedFirst(row))
            lists.first.add(idOf(ledger.user(row)));
    }
}

std::vector<Advised> advisedUsers(const journal::Ledger &ledger)
{
    std::vector<Advised> all;
    PlanChoices heeding = ledger.choices();
    heeding.overrides.clear();
    const auto &measures = ledger.measures();
    for (qint32 row = 0; row < ledger.rowCount(); ++row) {
        const auto steps = ledger.steps(row);
        if (ledger.resolution(row) != Resolution::Found || exemptStep(steps))
            continue;
        const User user = ledger.user(row);
        for (size_t i = 0; i < steps.size(); ++i) {
            const Reason reason = plan::obstacle(measures[i], user, heeding, ledger.connections());
            if (!plan::isAdvice(reason))
                continue;
            all.push_back({row, steps[i].reason != reason});
            break;
        }
    }
    return all;
}

void addOverridden(const journal::Ledger &ledger, plan::UserLists &lists)
{
    if (!ledger.choices().overrides.isEmpty())
        return; // everybody is passed over, and nobody was named
    for (const Advised &advised : advisedUsers(ledger)) {
        if (advised.passedOver)
            lists.overridden.add(idOf(ledger.user(advised.row)));
    }
}

} // namespace bulkhead::run
