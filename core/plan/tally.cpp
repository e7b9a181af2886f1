// SPDX-License-Identifier: Apache-2.0
#include "plan/tally.h"

#include "plan/applicability.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace bulkhead::plan {
namespace {

constexpr int unknownPercentAllowed = 20;

} // namespace

qint64 secondsFor(qint64 calls, Rate rate)
{
    if (rate.perS <= 0)
        return 0;
    return qint64(std::ceil(std::max(0.0, double(calls) - rate.burst) / rate.perS));
}

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
        if (obstacle(measure, user, choices, m_connections) != Reason::None)
            m_counts.noMail += factsOf(measure).letsIn;
        else if (factsOf(measure).api == Api::Management)
            m_counts.managementCalls += callsOf(measure);
        else
            m_counts.authenticationCalls += callsOf(measure);
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
    counts.mailSeconds = secondsFor(counts.authenticationCalls, rates.authentication);
    counts.seconds =
        std::max(secondsFor(counts.managementCalls, rates.management), counts.mailSeconds);
    return counts;
}

} // namespace bulkhead::plan
