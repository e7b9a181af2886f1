// SPDX-License-Identifier: Apache-2.0
#include "practice/bucket.h"

#include <algorithm>
#include <cmath>

namespace bulkhead::practice {
namespace {
// A thousand drips of 0.016 are not quite 16.
constexpr double rounding = 1e-6;
} // namespace

Bucket::Bucket(double size, double perS, qint64 nowMs, qint64 stepMs)
    : m_size(size), m_perMs(perS / 1000), m_level(size), m_stepMs(stepMs), m_at(nowMs)
{
}

bool Bucket::has(qint64 nowMs)
{
    drip(nowMs);
    return m_level >= 1 - rounding;
}

BucketState Bucket::state(qint64 nowMs)
{
    drip(nowMs);
    const double missing = m_size - m_level;
    const double ms = missing <= rounding ? 0 : m_perMs > 0 ? missing / m_perMs : 1e12;
    return {qint64(m_size), std::max<qint64>(0, qint64(std::floor(m_level + rounding))),
        qint64(std::ceil(ms - rounding))};
}

void Bucket::drip(qint64 nowMs)
{
    const qint64 passedMs = std::max<qint64>(0, nowMs - m_at) / m_stepMs * m_stepMs;
    m_level = std::min(m_size, m_level + m_perMs * double(passedMs));
    m_at += passedMs;
}

} // namespace bulkhead::practice
