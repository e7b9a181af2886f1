// SPDX-License-Identifier: Apache-2.0
#include "run/urgent_looks.h"

#include "run/user_look.h"

#include <algorithm>
#include <utility>

namespace bulkhead::run {

using pacing::EndpointGroup;

UrgentLooks::UrgentLooks(Incident &incident, Told told)
    : m_incident(incident), m_told(std::move(told))
{
}

void UrgentLooks::ask(qint32 row)
{
    if (std::find(m_rows.begin(), m_rows.end(), row) == m_rows.end())
        m_rows.push_back(row);
}

bool UrgentLooks::ready(Api lane)
{
    return m_main->ready(lane) || urgent(lane).has_value();
}

// Asked only while the bucket of a look is empty, if there is one.
EndpointGroup UrgentLooks::nextGroup(Api lane, const Wait &wait)
{
    const auto own = urgent(lane);
    return own && !m_main->ready(lane) ? *own : m_main->nextGroup(lane, wait);
}

std::optional<EndpointGroup> UrgentLooks::urgent(Api lane) const
{
    const bool asked = lane == Api::Management && !m_rows.empty();
    return asked ? std::optional(EndpointGroup::ReadUsers) : std::nullopt;
}

std::optional<Work> UrgentLooks::nextUrgent(Api lane)
{
    if (!urgent(lane))
        return std::nullopt;
    Work work = lookAt(m_incident.ledger(), m_rows.front());
    m_rows.pop_front();
    work.urgent = true;
    work.tried.dispensable = true; // a refusal must not end the main driver
    work.perishable = true; // who waits is told at once, and can ask again
    return work;
}

void UrgentLooks::sending(Work &work)
{
    if (!work.urgent)
        m_main->sending(work);
}

void UrgentLooks::unfinished(const Work &work, const auth0::Reading &reading)
{
    if (!work.urgent)
        m_main->unfinished(work, reading);
}

void UrgentLooks::takeSecrets(const Work &work, QByteArray &body)
{
    if (!work.urgent)
        m_main->takeSecrets(work, body);
}

void UrgentLooks::finished(
    const Work &work, const auth0::Reading &reading, const Verdict &verdict, const QByteArray &body)
{
    if (!work.urgent)
        return m_main->finished(work, reading, verdict, body);
    if (reading.outcome == Outcome::Throttled)
        return m_rows.push_front(work.row); // others need not wait for that bucket
    const bool answered = reading.outcome == Outcome::Done;
    auto entry = answered ? lookedEntry(work.row, body) : std::nullopt;
    const bool odd = answered && !entry;
    m_answers.push_back({work.row, odd ? Outcome::Malformed : reading.outcome, reading.message});
    if (entry)
        m_entries.push_back(*std::move(entry));
}

Result<> UrgentLooks::commit()
{
    if (const auto written = m_main->commit(); !written)
        return written;
    if (const auto written = m_incident.record(m_entries); !written)
        return written;
    for (const UserLook &look : std::exchange(m_answers, {}))
        m_told(look);
    return {};
}

} // namespace bulkhead::run
