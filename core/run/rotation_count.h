// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gate/rotation_tally.h"
#include "run/action_listing.h"
#include "run/user_walk.h"

#include <algorithm>

namespace bulkhead::run {

// Reads the tenant's Actions, then all its users, and counts whom a rule would refuse. Changes
// nothing. Needs read:actions and read:users. Fails with UsersUncountable when the tenant does not
// let its users be read.
class RotationCount final : public ActionListing
{
public:
    struct Counted
    {
        gate::RotationTally::Counts users{};
        qint64 total = 0; // in the tenant; more than were counted when some could not be reached
        QStringList withoutUsers{}; // connections that the rule names
    };
    using CountTold = std::function<void(const Counted &)>;
    // `tally` has not counted anybody yet.
    RotationCount(Tools tools, gate::RotationTally tally, Told listed, CountTold told)
        : ActionListing(std::move(tools), std::move(listed)), m_tally(std::move(tally)),
          m_countTold(std::move(told))
    {
    }
    [[nodiscard]] qint64 done() const override { return m_tally.counts().users; }
    [[nodiscard]] qint64 total() const override { return std::max(m_walk.total(), done()); }

protected:
    void listed() override { readPage(); }

private:
    void readPage();
    void tell();

    gate::RotationTally m_tally;
    UserWalk m_walk;
    CountTold m_countTold;
};

} // namespace bulkhead::run
