// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

namespace bulkhead::practice {

// What the x-ratelimit-* headers of one answer say.
struct BucketState
{
    qint64 limit = 0;
    qint64 remaining = 0;
    qint64 fullInMs =
        0; // until the bucket is full again: what `reset` counts with in Auth0's limitd
};

// A token bucket that drips by the millisecond, as Auth0's limits per second do, or every `stepMs`,
// as those per minute do by the second. It starts full. Times are Clock::steadyMs().
class Bucket
{
public:
    Bucket(double size, double perS, qint64 nowMs, qint64 stepMs = 1);

    // Whether one call may pass; take() then pays for it. A refused call costs nothing.
    [[nodiscard]] bool has(qint64 nowMs);
    void take() { m_level -= 1; }
    [[nodiscard]] BucketState state(qint64 nowMs);

private:
    void drip(qint64 nowMs);

    double m_size;
    double m_perMs;
    double m_level;
    qint64 m_stepMs;
    qint64 m_at; // a multiple of the step away from the beginning
};

} // namespace bulkhead::practice
