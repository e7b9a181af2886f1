// SPDX-License-Identifier: Apache-2.0
#include "practice/state.h"

#include "practice/kind_history.h"
#include "practice/password_rules.h"

namespace bulkhead::practice {

using namespace Qt::StringLiterals;

QStringList defaultScopes()
{
    return {u"read:users"_s, u"update:users"_s, u"delete:sessions"_s, u"delete:refresh_tokens"_s,
        u"read:sessions"_s, u"read:refresh_tokens"_s, u"read:logs"_s, u"create:user_tickets"_s,
        u"read:connections"_s, u"read:connections_options"_s, u"delete:grants"_s,
        u"read:device_credentials"_s, u"delete:device_credentials"_s,
        u"read:authentication_methods"_s, u"read:email_provider"_s, u"read:email_templates"_s,
        u"read:client_grants"_s, u"read:tenant_settings"_s, u"read:actions"_s, u"create:actions"_s,
        u"update:actions"_s, u"delete:actions"_s, u"read:organizations"_s,
        u"read:attack_protection"_s, u"update:attack_protection"_s};
}

State::State(TenantOptions given, Clock &theClock)
    : options(std::move(given)), shifted(theClock, qint64(options.clockOffsetS) * 1000),
      population(options.users, options.seed), profiles(population, clock),
      access(population, clock),
      management(options.burst, options.ratePerS, clock.steadyMs(), options.refillStepMs),
      authentication(options.authBurst, options.authRatePerS, clock.steadyMs()),
      others(options.othersPerS, options.othersBurst, options.seed, clock.steadyMs()),
      builtInMails(10, 10.0 / 60, clock.steadyMs()), log(options.logLagMs)
{
    actions.buildMs = options.buildMs;
    for (LogEvent &event : historyOf(population, profiles.bornMs()))
        log.add(std::move(event));
}

Bucket &State::mailBucket(const QString &key)
{
    const auto found = mailBuckets.find(key);
    if (found != mailBuckets.end())
        return *found;
    return *mailBuckets.insert(key, Bucket(10, 1.0 / 60, clock.steadyMs()));
}

UserEffects &State::effectsOn(int user)
{
    UserEffects &effects = record.effectsOn(population.userId(user));
    effects.email = profiles.email(user);
    return effects;
}

void State::endSessionsOf(int user, const QString &connection)
{
    if (population.connection(user) == connection)
        access.revoke(user, {.sessions = true, .refreshTokens = false, .sessionId = {}});
}

void State::newLink(int user, ResetLink::Way way, qint64 lifeS, const QString &ticket)
{
    profiles.change(user).link = {
        way, clock.utcMs() + lifeS * 1000, ticket.isEmpty() ? QByteArray() : digestOf(ticket)};
}

} // namespace bulkhead::practice
