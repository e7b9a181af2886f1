// SPDX-License-Identifier: Apache-2.0
#include "pacing/bucket_mirror.h"

#include <algorithm>
#include <cmath>

namespace bulkhead::pacing {
namespace {

constexpr double drainTauS = 3;
constexpr double surplusTauS = 5;

} // namespace

BucketMirror::BucketMirror(BucketProfile profile, double level)
    : m_profile(profile), m_level(std::clamp(level, 0.0, profile.size))
{
}

void BucketMirror::advance(qint64 elapsedMs)
{
    const qint64 idleMs = std::min(elapsedMs, m_lateMs);
    m_lateMs -= idleMs;
    const double gain = static_cast<double>(elapsedMs - idleMs) * netPerS() / 1000;
    m_level = std::min(m_profile.size, m_level + gain);
    // A refill above the believed one has to be seen again and again.
    if (m_drainPerS < 0)
        fadeDrain(elapsedMs, surplusTauS);
}

double BucketMirror::charge()
{
    m_level = std::max(0.0, m_level - 1);
    return m_level - m_corrected;
}

double BucketMirror::correct(double mark, double lowest, double highest, bool mayGain)
{
    const double expected = std::clamp(mark + m_corrected, 0.0, m_profile.size);
    const double error = std::clamp(expected, lowest, std::max(lowest, highest)) - expected;
    m_corrected += error;
    m_level = std::clamp(m_level + error, 0.0, m_profile.size);
    const double lowestDrain = mayGain ? -3 * m_profile.ratePerS : std::min(m_drainPerS, 0.0);
    m_drainPerS = std::clamp(m_drainPerS - error / drainTauS, lowestDrain, m_profile.ratePerS);
    return error;
}

void BucketMirror::refuse(double mark, bool fresh)
{
    // Paying for it would have overdrawn the bucket. One refusal does not tell whether others took
    // everything just once or all the time, so it moves the drain by little.
    constexpr double mostTokens = 2;
    const double error = std::clamp(mark + m_corrected + 0.75, 0.0, mostTokens);
    m_drainPerS = std::max(m_drainPerS, 0.0);
    if (fresh)
        m_drainPerS = std::min(m_drainPerS + error / drainTauS, m_profile.ratePerS);
    setLevel(0);
}

void BucketMirror::setLevel(double level)
{
    const double wanted = std::clamp(level, 0.0, m_profile.size);
    m_corrected += wanted - m_level;
    m_level = wanted;
}

void BucketMirror::setProfile(BucketProfile profile)
{
    m_profile = profile;
    m_drainPerS = 0;
    m_level = std::min(m_level, profile.size);
}

void BucketMirror::setRate(double ratePerS)
{
    const double change = ratePerS - m_profile.ratePerS;
    m_profile.ratePerS = ratePerS;
    if (change > 0)
        m_drainPerS = std::min(m_drainPerS + change, std::max(m_drainPerS, 0.0));
    else
        m_drainPerS = std::max(m_drainPerS + change, 0.0);
}

void BucketMirror::fadeDrain(qint64 elapsedMs, double tauS)
{
    m_drainPerS *= std::exp(-static_cast<double>(elapsedMs) / 1000 / tauS);
}

double BucketMirror::msToGain(double tokens) const
{
    return static_cast<double>(m_lateMs) + tokens * 1000 / netPerS();
}

double BucketMirror::netPerS() const
{
    return std::max(m_profile.ratePerS - m_drainPerS, m_profile.ratePerS / 16);
}

} // namespace bulkhead::pacing
