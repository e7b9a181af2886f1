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
    // An answer to the call with this mark showed between `lowest` and `highest` tokens left; no
    // narrower than rounding and the order of arrival allow.
    void correct(double mark, double lowest, double highest);
    // A call was refused.
    void empty();
    // What is known, rather than estimated.
    void setLevel(double level);
    void setProfile(BucketProfile profile);
    // A refill seen on the server; the net rate stays what the corrections made it.
    void setRate(double ratePerS);
    // The drain is no longer seen, so it is forgotten bit by bit.
    void fadeDrain(qint64 elapsedMs);

    [[nodiscard]] BucketProfile profile() const { return m_profile; }
    [[nodiscard]] double level() const { return m_level; }
    [[nodiscard]] double drainPerS() const { return m_drainPerS; }
    // Refill minus drain, never nothing: a share is kept even where others take everything.
    [[nodiscard]] double netPerS() const;

private:
    BucketProfile m_profile;
    double m_level;
    double m_drainPerS = 0; // negative while the refill is still taken too low
    double m_corrected = 0; // sum of all corrections
};

} // namespace bulkhead::pacing
