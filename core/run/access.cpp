// SPDX-License-Identifier: Apache-2.0
#include "run/access.h"

#include "auth0/endpoints.h"
#include "run/trouble.h"

using namespace Qt::StringLiterals;

namespace bulkhead::run {
namespace {

constexpr int badAnswersThatSuffice = 4;
constexpr qint64 throttledMs = 2000;

} // namespace

Access::Access(TenantConfig tenant, Secret clientSecret, QString frozenIssuer,
    auth0::Transport &transport, pacing::Pacer &authentication, Clock &clock)
    : m_tenant(std::move(tenant)), m_clientSecret(std::move(clientSecret)), m_transport(transport),
      m_pacer(authentication), m_clock(clock), m_identity{std::move(frozenIssuer), false}
{
}

void Access::open(Done done)
{
    begin([] { return auth0::discovery(); },
        [this, done](const auth0::Answer &answer) {
            const auto issuer = auth0::readIssuer(answer);
            if (!issuer)
                return done(tl::unexpected(issuer.error()));
            if (!m_identity.issuer.isEmpty() && !issuer->isEmpty() && *issuer != m_identity.issuer)
                return done(failure(Fault::IssuerChanged, *issuer));
            if (m_identity.issuer.isEmpty())
                m_identity.issuer = *issuer;
            renew(done);
        });
}

void Access::renew(Done done)
{
    begin([this] { return auth0::clientCredentials(m_tenant, m_clientSecret); },
        [this, done](auth0::Answer answer) { done(take(std::move(answer))); });
}

void Access::begin(const Make &make, const OnAnswer &onAnswer)
{
    m_outage.recovered();
    send(make, onAnswer);
}

void Access::send(const Make &make, const OnAnswer &onAnswer)
{
    const qint64 now = m_clock.steadyMs();
    const qint64 wait = std::max(m_pacer.waitMs(now), m_outage.notBeforeMs() - now);
    if (wait > 0 || m_transport.freeSlots() == 0)
        return later(std::max<qint64>(wait, 20), make, onAnswer);
    ++m_sent;
    const auto ticket = m_pacer.sent(now);
    m_transport.send(make(), Secret(),
        [self = QPointer<Access>(this), ticket, make, onAnswer, mine = m_generation](
            auth0::Answer answer) {
            if (self && self->m_generation == mine)
                self->received(std::move(answer), ticket, make, onAnswer);
            else if (self)
                self->m_pacer.lost(ticket, self->m_clock.steadyMs());
        });
}

void Access::later(qint64 ms, const Make &make, const OnAnswer &onAnswer)
{
    m_clock.after(int(ms), this, [this, make, onAnswer, mine = m_generation] {
        if (m_generation == mine)
            send(make, onAnswer);
    });
}

void Access::received(
    auth0::Answer answer, pacing::Pacer::Ticket ticket, const Make &make, const OnAnswer &onAnswer)
{
    const auto reading = auth0::classify(answer, auth0::Shape::JsonObject);
    const qint64 now = m_clock.steadyMs();
    m_tenantClock.heard(reading, now);
    if (reading.outcome == Outcome::Throttled) {
        ++m_throttled;
        m_pacer.throttled(ticket, reading.rate, now);
        return later(throttledMs, make, onAnswer);
    }
    if (reading.status > 0)
        m_pacer.answered(ticket, reading.rate, now);
    else
        m_pacer.lost(ticket, now);
    if (answer.transfer != auth0::Transfer::Aborted && worthRepeating(reading))
        return later(0, make, onAnswer);
    m_identity.practice = m_identity.practice || reading.practice;
    onAnswer(std::move(answer));
}

bool Access::worthRepeating(const auth0::Reading &reading)
{
    const bool odd =
        reading.outcome == Outcome::Redirected || reading.outcome == Outcome::Malformed;
    const bool trouble = isTrouble(reading.outcome) && passes(faultOf(reading));
    if (!trouble && !odd) {
        m_outage.recovered();
        return false;
    }
    const qint64 now = m_clock.steadyMs();
    m_outage.failed(now, reading.outcome == Outcome::Unreachable);
    if (trouble && m_enduring)
        return !m_outage.hopeless(now);
    const bool doubtful = m_enduring ? odd : trouble && reading.outcome != Outcome::Unreachable;
    return doubtful && m_outage.failures() < badAnswersThatSuffice;
}

Result<> Access::take(auth0::Answer answer)
{
    auto token = auth0::readToken(answer);
    if (!token)
        return tl::unexpected(token.error());
    if (m_identity.issuer.isEmpty())
        m_identity.issuer = token->issuer;
    else if (!token->issuer.isEmpty() && token->issuer != m_identity.issuer)
        return failure(Fault::IssuerChanged, token->issuer);
    m_token = std::move(*token);
    m_renewAtMs = m_clock.steadyMs() + m_token.lifetimeMs * 8 / 10;
    return {};
}

bool Access::fresh() const
{
    return !m_token.bearer.isEmpty() && m_clock.steadyMs() < m_renewAtMs;
}

TokenFacts Access::tokenFacts() const
{
    QStringList scopes = m_token.scopes.values();
    scopes.sort();
    // It is renewed at 80 % of its life.
    const qint64 leftMs = m_renewAtMs - m_clock.steadyMs() + m_token.lifetimeMs * 2 / 10;
    return {std::move(scopes), m_token.lifetimeMs / 1000, std::max<qint64>(0, leftMs / 1000)};
}

QStringList Access::missing(const QStringList &needed) const
{
    QStringList lacking;
    if (m_token.scopes.isEmpty())
        return lacking;
    for (const QString &scope : needed) {
        if (!m_token.scopes.contains(scope))
            lacking.append(scope);
    }
    return lacking;
}

} // namespace bulkhead::run
