// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pacing/allowance.h"
#include "pacing/bucket_mirror.h"
#include "pacing/bucket_profile.h"
#include "pacing/delay_watch.h"
#include "pacing/limit_watch.h"
#include "pacing/rate_hint.h"
#include "pacing/refill_learner.h"
#include "pacing/send_log.h"
#include "pacing/throttle_pause.h"
#include "pacing/window_watch.h"

#include <QtGlobal>

#include <optional>

namespace bulkhead::pacing {

enum class Start {
    Burst, // the bucket is taken to be full
    Polite // half of it is left to others until an answer tells how full it is
};

// How much of the tenant's bucket this run takes.
struct Shares
{
    double ceilingPercent = 100; // of the refill, 1..100
    std::optional<double> reserve{}; // tokens never taken; absent: min(8, 15 % of the bucket)
    Start start = Start::Burst; // read at construction only
    std::optional<double> maxPerS{}; // a fixed cap beside the percentage, as for the mail lane
};

// Gives permits for the calls that share one server bucket. It keeps a mirror of the server's
// tokens: every x-ratelimit-remaining corrects it, own calls and other clients drain it, the refill
// (learnt) fills it. A permit is given when the call leaves the reserve untouched. An answer
// without rate headers corrects nothing; with none at all this is an exact token bucket on the
// profile.
//
// Pure: times are steady milliseconds passed in, and one that runs backwards is taken as standing
// still. Not thread-safe: one thread owns it.
class Pacer
{
public:
    using Ticket = SendLog::Ticket; // names one outstanding call; unknown or settled: ignored

    explicit Pacer(BucketProfile assumed, Shares shares = {});

    // Before anything is sent: the tenant has told the bucket's limit and what is in it.
    void begin(qint64 limit, double level);

    // Another answer has told which plan this is. Nothing changes when the bucket is known
    // otherwise.
    void assume(BucketProfile profile);

    // Milliseconds until one more call may be sent; 0: now. Never more than 60,000: ask again then,
    // and whenever an answer has come in, which may shorten it.
    [[nodiscard]] qint64 waitMs(qint64 nowMs) const;

    // A permit was used: a call leaves now. Every ticket is settled by one of the three below.
    Ticket sent(qint64 nowMs);
    // An answer that is no 429, with whatever rate headers it had.
    void answered(Ticket ticket, const RateHint &hint, qint64 nowMs);
    // 429: the call was not processed and cost nothing; this bucket rests for about one token.
    void throttled(Ticket ticket, const RateHint &hint, qint64 nowMs);
    // No answer: assume that it was counted.
    void lost(Ticket ticket, qint64 nowMs);

    // An outage: no permit before this instant. The last call holds; 0 lifts it.
    void pauseUntil(qint64 steadyMs) { m_pausedUntil = steadyMs; }
    void setShares(Shares shares);

    // Own calls over the last seconds.
    [[nodiscard]] double pacePerS(qint64 nowMs) const { return m_log.pacePerS(nowMs); }
    // The sustained rate this run promises not to exceed.
    [[nodiscard]] double ceilingPerS() const;
    // What other clients take, smoothed over about 3 s.
    [[nodiscard]] double othersPerS() const;
    // Of late a call was refused although the bucket had been read: others were faster.
    [[nodiscard]] bool crowded(qint64 nowMs) const;
    // The bucket as learnt so far.
    [[nodiscard]] BucketProfile believed() const { return m_mirror.profile(); }
    // The tenant's own word for the bucket's size; 0: no answer has named it, all is assumed.
    [[nodiscard]] qint64 limitSeen() const { return m_limit.limit(); }
    // Tokens this run leaves in the bucket.
    [[nodiscard]] double reserve() const;
    [[nodiscard]] int inFlight() const { return m_log.open(); }

private:
    [[nodiscard]] double floor() const;
    [[nodiscard]] double tokenWaitMs(qint64 nowMs) const;
    [[nodiscard]] double windowWaitMs(qint64 nowMs) const;
    [[nodiscard]] double windowLevel(qint64 beganMs) const;
    [[nodiscard]] qint64 elapsedMs(qint64 nowMs) const;
    void moveTo(qint64 nowMs);
    void beginWindow(qint64 beganMs);
    void read(const SendLog::Call &call, const RateHint &hint);
    void adopt(qint64 limit, double remaining);
    void observe(const SendLog::Call &call, double remaining);
    void observeWindow(const SendLog::Call &call, double remaining);
    void learn(const Sighting &seen);
    void believe(double ratePerS);
    void beginProof();
    [[nodiscard]] bool holdForProof(qint64 nowMs) const;
    void fitAllowance();

    BucketProfile m_assumed;
    Shares m_shares;
    BucketMirror m_mirror;
    SendLog m_log;
    double m_documentedPerS; // what the belief began with
    DelayWatch m_delay;
    LimitWatch m_limit;
    RefillLearner m_learner;
    ThrottlePause m_throttle;
    WindowWatch m_windows;
    Allowance m_allowance;
    std::optional<qint64> m_now; // until the first call the bucket stands still
    qint64 m_pausedUntil = 0;
    qint64 m_lastSentMs = 0;
    qint64 m_proofUntil = 0;
    double m_provenTokens = 0; // sent without trusting the refill
    SendLog::Ticket m_newestSeen = 0;
    double m_lastRemaining = 0;
    double m_gulp = 0; // the most that others took at once of late
    qint64 m_lastSeenSentMs = 0;
    qint64 m_windowMs = 0; // the mirror was filled for the window that began then
};

} // namespace bulkhead::pacing
