// SPDX-License-Identifier: Apache-2.0
#include "run/reading_driver.h"

namespace bulkhead::run {

ReadingDriver::ReadingDriver(Incident &incident, Heart heart, Clock &clock, Ended ended)
    : m_incident(incident), m_heart(std::move(heart)), m_clock(clock), m_ended(std::move(ended))
{
}

Result<> ReadingDriver::commit()
{
    if (auto heartbeat = m_heart.beat(m_clock.steadyMs(), callsLeft()))
        m_entries.push_back(std::move(*heartbeat));
    return m_incident.record(m_entries);
}

void ReadingDriver::ended(const std::optional<Error> &error)
{
    m_entries.push_back(m_heart.last(callsLeft()));
    const auto written = m_incident.record(m_entries);
    m_ended(error || written ? error : std::optional(written.error()));
}

} // namespace bulkhead::run
