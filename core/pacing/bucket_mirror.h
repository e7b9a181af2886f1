// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pacing/bucket_profile.h"

#include <QtGlobal>

namespace bulkhead::pacing {

// An estimate of the tokens in the server's bucket, as if every call already sent had arrived:
// refill minus own calls minus a smoothed drain by others.
class BucketMirror
{
public:
    BucketMirror(BucketProfile profile, double level);

    void advance(qint64 elapsedMs);
    // Pays for one call. The mark says what the server should have left once that call has arrived;
    // what is learnt meanwhile about other calls moves it along.
    double charge();
    // A full bucket gains nothing, so the refill begins only when the first call has arrived, which
    // may be this much later than usual.
    void beginLate(qint64 lateMs) { m_lateMs = lateMs; }
    // An answer to the call with this mark showed between `lowest` and `highest` tokens left; no
    // narrower than rounding and the order of arrival allow.
    // `mayGain`: more tokens than expected are refill that was not believed in, not a bad start.
    // Returns what there was more than expected.
    double correct(double mark, double lowest, double highest, bool mayGain = true);
    // The call with this mark was refused: nothing is left. `fresh`: the first refusal of a burst.
    void refuse(double mark, bool fresh);
    // What is known, rather than estimated.
    void setLevel(double level);
    void setProfile(BucketProfile profile);
    // A refill seen on the server; the net rate stays what the corrections made it.
    void setRate(double ratePerS);
    // The drain is no longer seen, so it is forgotten bit by bit.
    void fadeDrain(qint64 elapsedMs, double tauS);

    [[nodiscard]] BucketProfile profile() const { return m_profile; }
    [[nodiscard]] bool full() const { return m_level >= m_profile.size; }
    [[nodiscard]] double level() const { return m_level; }
    // Others seem to take everything, so the refill is as good as unknown.
    [[nodiscard]] bool exhausted() const { return m_drainPerS > 0.9 * m_profile.ratePerS; }
    [[nodiscard]] double drainPerS() const { return m_drainPerS; }
    // From now, if nothing else happens.
    [[nodiscard]] double msToGain(double tokens) const;
    // Refill minus drain, never nothing: a share is kept even where others take everything.
    [[nodiscard]] double netPerS() const;

private:
    BucketProfile m_profile;
    double m_level;
    double m_drainPerS = 0; // negative while the refill is still taken too low
    qint64 m_lateMs = 0; // time that passes before the refill goes on
    double m_corrected = 0; // sum of all corrections
};

} // namespace bulkhead::pacing
