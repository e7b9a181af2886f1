// SPDX-License-Identifier: Apache-2.0
#include "run/lane.h"

#include <algorithm>

namespace bulkhead::run {

qint64 Lane::waitMs(pacing::EndpointGroup group, qint64 nowMs) const
{
    const int allowed = outage.doubted() || !answered ? 1 : width;
    if (inFlight >= allowed)
        return longestWaitMs; // the answer wakes us
    const qint64 pause = std::max<qint64>(0, outage.notBeforeMs() - nowMs);
    return std::min(longestWaitMs, std::max(pause, buckets.waitMs(group, nowMs)));
}

void Lane::widen(bool good, int most)
{
    if (!good)
        width = firstWidth;
    else if (inFlight >= width - 1) // it was full before this one came home
        ++width;
    width = std::clamp(width, 1, most);
}

bool Lane::due(qint64 nowMs) const
{
    return !front.empty() || std::any_of(held.begin(), held.end(), [nowMs](const Held &each) {
        return each.untilMs <= nowMs;
    });
}

std::optional<Work> Lane::takeWaiting(qint64 nowMs)
{
    const auto due = std::find_if(
        held.begin(), held.end(), [nowMs](const Held &each) { return each.untilMs <= nowMs; });
    if (due != held.end()) {
        Work work = std::move(due->work);
        held.erase(due);
        return work;
    }
    if (front.empty())
        return std::nullopt;
    Work work = std::move(front.front());
    front.pop_front();
    return work;
}

} // namespace bulkhead::run
