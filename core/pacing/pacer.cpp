// SPDX-License-Identifier: Apache-2.0
#include "pacing/pacer.h"

#include <algorithm>
#include <cmath>

namespace bulkhead::pacing {
namespace {

constexpr double longestWaitMs = 60'000;
constexpr double slowestPerS = 1e-3;
constexpr double blindTauS = 30;
constexpr double inexactS = 0.06;
constexpr double gulpTauS = 120;
constexpr qint64 unknownSpreadMs = 200;
constexpr double proofPollMs = 20;
constexpr qint64 probeMs = 10'000; // without hope of a token, look again after this long
constexpr qint64 proofMs = 5'000;
constexpr double rounding = 1e-6; // a token short of this is a token

double within(double value, double lowest, double highest)
{
    return std::isfinite(value) ? std::clamp(value, lowest, highest) : lowest;
}

BucketProfile sane(BucketProfile profile)
{
    return {within(profile.size, 1, 1e5), within(profile.ratePerS, slowestPerS, 1e5),
        within(profile.stepS, 0, 60)};
}

double firstLevel(BucketProfile profile, Start start)
{
    return start == Start::Polite ? profile.size / 2 : profile.size;
}

} // namespace

Pacer::Pacer(BucketProfile assumed, Shares shares)
    : m_assumed(sane(assumed)), m_shares(shares),
      m_mirror(m_assumed, firstLevel(m_assumed, shares.start)), m_documentedPerS(m_assumed.ratePerS)
{
    m_mirror.setLevel(std::max(m_mirror.level(), floor() + 1)); // a polite start is a start
    beginProof();
    fitAllowance();
}

void Pacer::begin(qint64 limit, double level)
{
    m_limit.take(limit);
    m_mirror.setLevel(level);
    beginProof();
}

void Pacer::assume(BucketProfile profile)
{
    if (m_limit.limit() != 0 && m_mirror.profile().size != profile.size)
        return;
    m_assumed = sane(profile);
    m_mirror.setProfile(m_assumed);
    m_documentedPerS = m_assumed.ratePerS;
    m_learner.restart();
    m_windows.restart();
    beginProof();
    fitAllowance();
}

qint64 Pacer::waitMs(qint64 nowMs) const
{
    double wait = m_windows.proven() ? windowWaitMs(nowMs) : tokenWaitMs(nowMs);
    wait = std::max(wait, m_allowance.waitMs(elapsedMs(nowMs)));
    if (holdForProof(nowMs))
        wait = std::max(wait, proofPollMs);
    const qint64 rest = std::max(m_pausedUntil, m_throttle.until());
    if (rest > nowMs)
        wait = std::max(wait, static_cast<double>(rest) - static_cast<double>(nowMs));
    return static_cast<qint64>(std::ceil(std::min(wait, longestWaitMs) - rounding));
}

double Pacer::tokenWaitMs(qint64 nowMs) const
{
    BucketMirror then = m_mirror;
    then.advance(elapsedMs(nowMs));
    const double missing = floor() + 1 - then.level();
    const double wait = missing > rounding ? then.msToGain(missing) : 0;
    if (!m_mirror.exhausted() || m_log.open() > 0)
        return wait;
    return std::min(wait, std::max(0.0, static_cast<double>(m_lastSentMs + probeMs - nowMs)));
}

Pacer::Ticket Pacer::sent(qint64 nowMs)
{
    if (m_proofUntil == 0)
        m_proofUntil = nowMs + proofMs;
    moveTo(nowMs);
    if (m_mirror.full())
        m_mirror.beginLate((m_delay.begun() ? m_delay.spreadMs() : unknownSpreadMs) / 2);
    m_lastSentMs = *m_now;
    m_provenTokens -= 1;
    m_allowance.charge();
    return m_log.add(*m_now, m_mirror.charge());
}

void Pacer::answered(Ticket ticket, const RateHint &hint, qint64 nowMs)
{
    moveTo(nowMs);
    const auto call = m_log.close(ticket);
    if (!call)
        return;
    m_throttle.accepted(call->sentMs);
    read(*call, hint);
}

void Pacer::throttled(Ticket ticket, const RateHint &hint, qint64 nowMs)
{
    moveTo(nowMs);
    const auto call = m_log.close(ticket);
    if (!call)
        return;
    m_learner.interrupt();
    const double rate = m_mirror.profile().ratePerS;
    const bool fresh = m_throttle.refused(call->sentMs, hint, rate, *m_now);
    // Others seem to take everything and still we are refused: then it is not others.
    if (fresh && m_mirror.exhausted()) {
        believe(0.7 * rate);
    }
    m_mirror.refuse(call->mark, fresh && call->ticket > m_newestSeen);
    if (fresh)
        m_windows.refused(call->ticket, call->sentMs);
}

void Pacer::lost(Ticket ticket, qint64 nowMs)
{
    moveTo(nowMs);
    if (!m_log.close(ticket))
        return;
    m_learner.interrupt();
    m_windows.interrupt();
}

void Pacer::setShares(Shares shares)
{
    m_shares = shares;
    fitAllowance();
}

double Pacer::ceilingPerS() const
{
    const double percent = within(m_shares.ceilingPercent, 1, 100);
    const double share = m_mirror.profile().ratePerS * percent / 100;
    return m_shares.maxPerS ? std::min(share, within(*m_shares.maxPerS, slowestPerS, 1e5)) : share;
}

double Pacer::othersPerS() const
{
    return std::max(0.0, m_mirror.drainPerS());
}

bool Pacer::crowded(qint64 nowMs) const
{
    constexpr qint64 shownMs = 10'000;
    return m_learner.proven() && m_throttle.until() > 0 && nowMs < m_throttle.until() + shownMs;
}

double Pacer::reserve() const
{
    const double size = m_mirror.profile().size;
    const double wanted = m_shares.reserve.value_or(std::min(8.0, 0.15 * size));
    return within(wanted, 0, size - 1); // one call must fit into what is left
}

// No call arrives exactly when it should, and what is lost of a full bucket's refill shows in no
// whole token. Of a refill in steps the mirror's drip is up to one step ahead. Where others come in
// bursts, the next two must not find the bucket as the last one left it; that costs a few tokens
// once.
double Pacer::floor() const
{
    if (m_windows.proven())
        return std::floor(reserve());
    const BucketProfile &profile = m_mirror.profile();
    const double cushion = std::min({2 * m_gulp, 2 * reserve(), profile.size / 3});
    const double inexact = std::min(profile.ratePerS * inexactS, profile.size / 10);
    const double kept = std::max(reserve(), inexact);
    return within(kept + cushion + profile.ratePerS * profile.stepS, 0, profile.size - 1);
}

qint64 Pacer::elapsedMs(qint64 nowMs) const
{
    constexpr qint64 day = 86'400'000; // any bucket is full by then
    return m_now && nowMs > *m_now ? std::min(nowMs - *m_now, day) : 0;
}

void Pacer::moveTo(qint64 nowMs)
{
    const qint64 elapsed = elapsedMs(nowMs);
    if (m_windows.proven())
        beginWindow(m_windows.beganMs(nowMs));
    else
        m_mirror.advance(elapsed);
    m_allowance.advance(elapsed);
    if (m_limit.limit() == 0)
        m_mirror.fadeDrain(elapsed, blindTauS);
    m_gulp *= std::exp(-static_cast<double>(elapsed) / 1000 / gulpTauS);
    m_now = std::max(nowMs, m_now.value_or(nowMs));
}

// What is in the bucket may be spent at once; calls beyond it rest on a refill that nobody has seen
// yet, so they go out in pairs until an answer has shown it.
void Pacer::beginProof()
{
    m_provenTokens = std::max(1.0, m_mirror.level());
    m_proofUntil = m_now ? *m_now + proofMs : 0;
}

bool Pacer::holdForProof(qint64 nowMs) const
{
    return !m_learner.proven() && nowMs < m_proofUntil && m_provenTokens < 1 && m_log.open() >= 2;
}

void Pacer::fitAllowance()
{
    const double share = within(m_shares.ceilingPercent, 1, 100) / 100;
    double size = m_mirror.profile().size * share;
    if (m_shares.maxPerS)
        size = std::min(size, 1 + ceilingPerS() / 4); // no burst, but a late timer loses nothing
    if (share < 1 || m_shares.maxPerS)
        m_allowance.setLimit(ceilingPerS(), std::max(1.0, size));
    else
        m_allowance.lift();
}

} // namespace bulkhead::pacing
