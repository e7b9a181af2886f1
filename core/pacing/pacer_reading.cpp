// SPDX-License-Identifier: Apache-2.0
// What a pacer learns from an answer.
#include "pacing/pacer.h"

#include "pacing/plan_profiles.h"

#include <algorithm>

namespace bulkhead::pacing {
namespace {

constexpr double leastShare = 0.02;

} // namespace

void Pacer::read(const SendLog::Call &call, const RateHint &hint)
{
    switch (m_limit.judge(hint)) {
    case LimitWatch::Verdict::Nothing:
        if (m_limit.limit() == 0)
            m_learner.trust();
        return;
    case LimitWatch::Verdict::Changed:
        adopt(m_limit.limit(), static_cast<double>(*hint.remaining));
        break;
    case LimitWatch::Verdict::Known: break;
    }
    if (m_windows.proven())
        observeWindow(call, static_cast<double>(*hint.remaining));
    else
        observe(call, static_cast<double>(*hint.remaining));
}

void Pacer::adopt(qint64 limit, double remaining)
{
    const auto size = static_cast<double>(limit);
    if (size == m_mirror.profile().size)
        return;
    const BucketProfile unknown{size, std::min(m_assumed.ratePerS, size)};
    m_mirror.setProfile(size == m_assumed.size ? m_assumed : knownProfile(limit).value_or(unknown));
    m_documentedPerS = m_mirror.profile().ratePerS;
    m_mirror.setLevel(remaining - m_log.open()); // none of those may have arrived before it
    m_newestSeen = m_log.last(); // what is in flight was sent for another bucket
    m_learner.restart();
    m_windows.restart();
    m_gulp = 0;
    beginProof();
    fitAllowance();
}

void Pacer::observe(const SendLog::Call &call, double remaining)
{
    const BucketProfile profile = m_mirror.profile();
    const qint64 excess = m_delay.excessMs(*m_now - call.sentMs);
    if (call.ticket <= m_newestSeen)
        return; // it left before one that has told us more
    const auto overtakers = m_log.after(call, excess);
    const double laggards = m_log.laggards(call, m_delay.spreadMs());
    const qint64 lateMs = m_delay.settled() ? excess : *m_now - call.sentMs;
    const double lateRefill = profile.ratePerS * static_cast<double>(lateMs) / 1000;
    const double ahead =
        overtakers.calls - m_mirror.netPerS() * static_cast<double>(overtakers.farthestMs) / 1000;
    const double surplus = m_mirror.correct(call.mark, remaining - laggards - lateRefill,
        remaining + 1 + std::max(0.0, ahead), m_learner.proven());
    if (m_learner.proven())
        m_gulp = std::max(m_gulp, -surplus);

    const auto gapS = static_cast<double>(call.sentMs - m_lastSeenSentMs) / 1000;
    const double peak = std::max(remaining, m_lastRemaining + gapS * profile.ratePerS) + 1;
    const auto sentSince = static_cast<double>(m_log.last() - call.ticket);
    const double early = m_delay.settled() ? overtakers.calls : sentSince;
    Sighting seen{
        call.ticket, call.sentMs, remaining, early, laggards, excess, peak >= profile.size};
    learn(seen);
    seen.delayMs = lateMs;
    if (profile.stepS == 0)
        m_windows.see(seen, profile.ratePerS);
    if (m_windows.proven())
        m_windowMs = m_windows.beganMs(*m_now);
    m_newestSeen = call.ticket;
    m_lastRemaining = remaining;
    m_lastSeenSentMs = call.sentMs;
}

// Sizes that Auth0 documents come with refills that it documents. One page of it has them come in
// windows, at the top of the second or of the minute: what came at once then is no rate. Twice the
// documented one is no error of measurement but another plan.
void Pacer::learn(const Sighting &seen)
{
    const auto fastest = fastestKnown(m_limit.limit());
    const double believed = m_mirror.profile().ratePerS;
    const double windowS = !fastest ? 0 : m_mirror.profile().stepS > 0 ? 60 : 1;
    auto better = m_learner.learn(seen, believed, windowS);
    if (better && fastest && *better > *fastest && *better < 2 * *fastest)
        better = std::max(believed, *fastest);
    if (!better || *better == believed)
        return;
    believe(*better);
}

// Where nothing comes through for long it is seldom the refill that has gone: a belief near nothing
// would never be put to the test again.
void Pacer::believe(double ratePerS)
{
    m_mirror.setRate(std::max(ratePerS, leastShare * m_documentedPerS));
    fitAllowance();
}

} // namespace bulkhead::pacing
