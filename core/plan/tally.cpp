// SPDX-License-Identifier: Apache-2.0
#include "plan/tally.h"

#include "plan/applicability.h"

#include <numeric>

using namespace Qt::StringLiterals;

namespace bulkhead::plan {
namespace {

constexpr int unknownPercentAllowed = 20;

} // namespace

void Tally::add(Resolution resolution, const User &user, const PlanChoices &choices)
{
    ++m_counts.rows;
    switch (resolution) {
    case Resolution::Open: return;
    case Resolution::NotFound: ++m_counts.unknown; return;
    case Resolution::Several: ++m_counts.several; return;
    case Resolution::Merged: ++m_counts.merged; return;
    case Resolution::Found: break;
    }
    ++m_counts.users;
    for (const Measure measure : measuresFor(choices)) {
        if (obstacle(measure, user, choices, m_connections) != Reason::None) {
            m_counts.noMail += factsOf(measure).letsIn;
            continue;
        }
        for (const auto group : callsOf(measure))
            ++m_calls[size_t(group)];
    }
}

void Tally::addExempt(Reason reason)
{
    ++m_counts.rows;
    ++(reason == Reason::Excluded ? m_counts.excludedUsers : m_counts.protectedUsers);
}

Result<PlanCounts> Tally::finish(const Rates &rates) const
{
    const QString share = u"%1/%2"_s.arg(m_counts.unknown).arg(m_counts.rows);
    if (!m_choices.allowUnknown && m_counts.unknown * 100 > m_counts.rows * unknownPercentAllowed)
        return failure(Fault::TooManyUnknown, share);
    if (m_counts.users == 0)
        return failure(Fault::NobodyToTreat, share);
    PlanCounts counts = m_counts;
    counts.authenticationCalls = m_calls[size_t(pacing::EndpointGroup::Mail)];
    counts.managementCalls =
        std::accumulate(m_calls.begin(), m_calls.end(), qint64(0)) - counts.authenticationCalls;
    counts.mailSeconds = secondsFor(counts.authenticationCalls, rates.authentication);
    counts.seconds = secondsFor(m_calls, rates);
    return counts;
}

} // namespace bulkhead::plan
