// SPDX-License-Identifier: Apache-2.0
#include "run/lane.h"

#include <algorithm>

namespace bulkhead::run {

qint64 Lane::waitMs(pacing::EndpointGroup group, qint64 nowMs, int maxInFlight) const
{
    const int allowed = outage.doubted() || !answered ? 1 : maxInFlight;
    if (inFlight >= allowed)
        return longestWaitMs; // the answer wakes us
    const qint64 pause = std::max<qint64>(0, outage.notBeforeMs() - nowMs);
    return std::min(longestWaitMs, std::max(pause, buckets.waitMs(group, nowMs)));
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
