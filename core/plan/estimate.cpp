// SPDX-License-Identifier: Apache-2.0
#include "plan/estimate.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace bulkhead::plan {
namespace {

struct Bucket
{
    qint64 calls;
    Rate rate;
};

std::vector<Bucket> bucketsOf(const CallsByGroup &calls, const Rates &rates)
{
    std::vector<Bucket> buckets{{0, rates.management}};
    for (size_t group = 0; group < calls.size(); ++group) {
        if (group == size_t(pacing::EndpointGroup::Mail))
            buckets.push_back({calls[group], rates.authentication});
        else if (rates.apart[group])
            buckets.push_back({calls[group], *rates.apart[group]});
        else
            buckets.front().calls += calls[group];
    }
    return buckets;
}

} // namespace

qint64 secondsFor(qint64 calls, Rate rate)
{
    if (rate.perS <= 0)
        return 0;
    return qint64(std::ceil(std::max(0.0, double(calls) - rate.burst) / rate.perS));
}

qint64 secondsFor(const CallsByGroup &calls, const Rates &rates)
{
    qint64 longest = 0;
    for (const Bucket &bucket : bucketsOf(calls, rates))
        longest = std::max(longest, secondsFor(bucket.calls, bucket.rate));
    return longest;
}

qint64 secondsLeft(const CallsByGroup &calls, const Rates &rates)
{
    qint64 longest = 0;
    for (const Bucket &bucket : bucketsOf(calls, rates)) {
        if (bucket.calls > 0 && bucket.rate.perS <= 0)
            return -1;
        longest = std::max(longest, secondsFor(bucket.calls, {0, bucket.rate.perS}));
    }
    return longest;
}

} // namespace bulkhead::plan
