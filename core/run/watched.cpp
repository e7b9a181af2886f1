// SPDX-License-Identifier: Apache-2.0
#include "run/watched.h"

namespace bulkhead::run {

Watched::Watched(Driver &main, Look look, qint64 everyMs, Clock &clock)
    : m_main(main), m_look(std::move(look)), m_everyMs(everyMs),
      m_nextMs(clock.steadyMs() + everyMs), m_clock(clock)
{
}

bool Watched::ready(Api lane)
{
    const bool main = m_main.ready(lane);
    if (lane != Api::Management)
        return main;
    const qint64 now = m_clock.steadyMs();
    if (main && !m_open && now >= m_nextMs) {
        m_now = m_look();
        m_nextMs = now + m_everyMs;
    }
    return main || (m_now && m_now->ready(lane));
}

pacing::EndpointGroup Watched::nextGroup(Api lane, const Wait &wait)
{
    const bool look = lane == Api::Management && m_now && m_now->ready(lane);
    return look ? m_now->nextGroup(lane, wait) : m_main.nextGroup(lane, wait);
}

std::optional<Work> Watched::next(Api lane)
{
    if (lane == Api::Management && m_now) {
        if (auto work = m_now->next(lane)) {
            work->aside = m_open = true;
            work->tried.dispensable = true; // a refusal must not end the main driver
            return work;
        }
    }
    return m_main.next(lane);
}

Result<> Watched::commit()
{
    if (const auto written = m_main.commit(); !written || !m_now)
        return written;
    return m_now->commit();
}

} // namespace bulkhead::run
