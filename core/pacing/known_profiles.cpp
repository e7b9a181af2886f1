// SPDX-License-Identifier: Apache-2.0
#include "pacing/known_profiles.h"

#include <algorithm>
#include <array>

namespace bulkhead::pacing {

std::optional<BucketProfile> knownProfile(qint64 limit)
{
    // Where two plans share a size the slower stands here: a refill taken too low is noticed and
    // raised within seconds at no cost, one taken too high may cost a 429.
    static constexpr std::array profiles{
        BucketProfile{2, 2}, // Management, Free
        BucketProfile{10, 2}, // Management, Enterprise non-production; 150 a minute on
                              // Essentials and Professional
        BucketProfile{20, 20}, // Private Cloud, development
        BucketProfile{25, 25}, // Authentication, Essentials and Professional
        BucketProfile{50, 16}, // Management, Enterprise production; 50 on Private Basic
        BucketProfile{100, 100}, // Authentication, Enterprise
        BucketProfile{250, 250}, // Private Cloud 5x to 100x, from here on
        BucketProfile{300, 5}, // Authentication, Free: 300 a minute
        BucketProfile{500, 500},
        BucketProfile{750, 750},
        BucketProfile{1500, 1500},
        BucketProfile{3000, 3000},
        BucketProfile{5000, 5000},
        BucketProfile{6000, 6000},
        BucketProfile{10000, 10000},
    };
    const auto found = std::find_if(profiles.begin(), profiles.end(),
        [limit](const BucketProfile &p) { return p.size == static_cast<double>(limit); });
    if (found == profiles.end())
        return std::nullopt;
    return *found;
}

} // namespace bulkhead::pacing
