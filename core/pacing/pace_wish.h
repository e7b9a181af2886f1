// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pacing/pacer.h"

namespace bulkhead::pacing {

// What somebody wishes of a run that is on its way; absent: as it is.
struct PaceWish
{
    std::optional<double> ceilingPercent;
    std::optional<double> reserve;

    [[nodiscard]] Shares of(Shares shares) const
    {
        shares.ceilingPercent = ceilingPercent.value_or(shares.ceilingPercent);
        if (reserve)
            shares.reserve = reserve;
        return shares;
    }
};

} // namespace bulkhead::pacing
