// SPDX-License-Identifier: Apache-2.0
#include "board/pace_history.h"

#include <algorithm>

namespace bulkhead::ui {

bool PaceHistory::add(qint64 nowMs, const run::Progress &progress)
{
    if (!m_samples.empty() && nowMs - m_samples.back().atMs < everyMs)
        return false;
    const auto &limit = progress.limit;
    m_samples.push_back({nowMs, progress.pacePerS[size_t(Api::Management)], limit.othersPerS,
        limit.perS, limit.ceilingPerS, progress.waiting == run::Waiting::Others});
    m_reserve = limit.reserve;
    while (nowMs - m_samples.front().atMs > keptMs)
        m_samples.pop_front();
    return true;
}

texts::PaceFigures PaceHistory::figures() const
{
    texts::PaceFigures figures;
    if (m_samples.empty())
        return figures;
    const auto count = double(m_samples.size());
    for (const PaceSample &sample : m_samples) {
        figures.own += sample.own / count;
        figures.others += sample.others / count;
        figures.crowdedS += sample.crowded ? 1 : 0;
    }
    const PaceSample &last = m_samples.back();
    figures.seconds = std::max<qint64>(1, (last.atMs - m_samples.front().atMs) / 1'000);
    figures.limit = last.limit;
    figures.ceiling = last.ceiling;
    figures.reserve = m_reserve;
    return figures;
}

} // namespace bulkhead::ui
