// SPDX-License-Identifier: Apache-2.0
#include "run/access.h"

#include "auth0/endpoints.h"

using namespace Qt::StringLiterals;

namespace bulkhead::run {
namespace {

constexpr int tokenTries = 4;
constexpr int retryMs = 2000;

bool worthRetrying(Outcome outcome)
{
    return outcome == Outcome::Throttled || outcome == Outcome::ServerFailed
        || outcome == Outcome::Unknown;
}

} // namespace

Access::Access(TenantConfig tenant, Secret clientSecret, QString frozenIssuer,
    auth0::Transport &transport, pacing::Pacer &authentication, Clock &clock)
    : m_tenant(std::move(tenant)), m_clientSecret(std::move(clientSecret)), m_transport(transport),
      m_pacer(authentication), m_clock(clock), m_identity{std::move(frozenIssuer), false}
{
}

void Access::open(Done done)
{
    send([] { return auth0::discovery(); }, tokenTries,
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
    send([this] { return auth0::clientCredentials(m_tenant, m_clientSecret); }, tokenTries,
        [this, done](auth0::Answer answer) { done(take(std::move(answer))); });
}

void Access::send(std::function<auth0::Request()> make, int triesLeft, OnAnswer onAnswer)
{
    const qint64 wait = m_pacer.waitMs(m_clock.steadyMs());
    if (wait > 0 || m_transport.freeSlots() == 0) {
        later(std::max<qint64>(wait, 20), make, triesLeft, onAnswer);
        return;
    }
    ++m_sent;
    const auto ticket = m_pacer.sent(m_clock.steadyMs());
    m_transport.send(make(), Secret(),
        [self = QPointer<Access>(this), ticket, make, triesLeft, onAnswer, mine = m_generation](
            auth0::Answer answer) {
            if (self && self->m_generation == mine)
                self->received(std::move(answer), ticket, make, triesLeft, onAnswer);
            else if (self)
                self->m_pacer.lost(ticket, self->m_clock.steadyMs());
        });
}

void Access::later(
    qint64 ms, std::function<auth0::Request()> make, int triesLeft, const OnAnswer &onAnswer)
{
    m_clock.after(int(ms), this, [this, make, triesLeft, onAnswer, mine = m_generation] {
        if (m_generation == mine)
            send(make, triesLeft, onAnswer);
    });
}

void Access::received(auth0::Answer answer, pacing::Pacer::Ticket ticket,
    std::function<auth0::Request()> make, int triesLeft, const OnAnswer &onAnswer)
{
    const auto reading = auth0::classify(answer, auth0::Shape::JsonObject);
    const qint64 now = m_clock.steadyMs();
    if (reading.outcome == Outcome::Throttled) {
        ++m_throttled;
        m_pacer.throttled(ticket, reading.rate, now);
    } else if (reading.status > 0) {
        m_pacer.answered(ticket, reading.rate, now);
    } else {
        m_pacer.lost(ticket, now);
    }
    if (worthRetrying(reading.outcome) && triesLeft > 1
        && answer.transfer != auth0::Transfer::Aborted) {
        const int left = reading.outcome == Outcome::Throttled ? triesLeft : triesLeft - 1;
        later(retryMs, make, left, onAnswer);
        return;
    }
    m_identity.practice = m_identity.practice || reading.practice;
    onAnswer(std::move(answer));
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
