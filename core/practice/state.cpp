// SPDX-License-Identifier: Apache-2.0
#include "practice/state.h"

namespace bulkhead::practice {

using namespace Qt::StringLiterals;

QStringList defaultScopes()
{
    return {u"read:users"_s, u"update:users"_s, u"delete:sessions"_s, u"delete:refresh_tokens"_s,
        u"read:sessions"_s, u"read:refresh_tokens"_s, u"read:logs"_s};
}

State::State(TenantOptions given, Clock &theClock)
    : options(std::move(given)), clock(theClock), bornMs(clock.utcMs()),
      population(options.users, options.seed), access(population, clock),
      management(options.burst, options.ratePerS, clock.steadyMs()),
      authentication(options.authBurst, options.authRatePerS, clock.steadyMs()),
      log(options.logLagMs)
{
}

Bucket &State::mailBucket(const QString &key)
{
    const auto found = mailBuckets.find(key);
    if (found != mailBuckets.end())
        return *found;
    return *mailBuckets.insert(key, Bucket(10, 1.0 / 60, clock.steadyMs()));
}

} // namespace bulkhead::practice
