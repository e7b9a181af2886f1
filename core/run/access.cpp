// SPDX-License-Identifier: Apache-2.0
#include "run/access.h"

#include "auth0/client_assertion.h"
#include "auth0/endpoints.h"
#include "run/trouble.h"

using namespace Qt::StringLiterals;

namespace bulkhead::run {

using credentials::ManagementToken;

namespace {

constexpr int badAnswersThatSuffice = 4;
constexpr qint64 throttledMs = 2000;

} // namespace

Access::Access(TenantConfig tenant, credentials::Credential credential, QString frozenIssuer,
    auth0::Transport &transport, pacing::Buckets &authentication, Clock &clock)
    : m_tenant(std::move(tenant)), m_credential(std::move(credential)), m_transport(transport),
      m_buckets(authentication), m_clock(clock), m_identity{std::move(frozenIssuer), false}
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
            if (const auto *pasted = std::get_if<ManagementToken>(&m_credential))
                return done(takePasted(*pasted));
            if (std::holds_alternative<credentials::PrivateKey>(m_credential)
                && !m_identity.issuer.isEmpty() && !isCalled(m_identity.issuer))
                return done(failure(Fault::IssuerChanged, m_identity.issuer));
            renew(done);
        });
}

void Access::renew(Done done)
{
    if (std::holds_alternative<ManagementToken>(m_credential))
        return answerLater(
            std::move(done), failure(fresh() ? tokenRefusal() : Fault::PastedTokenEnded));
    begin([this] { return tokenRequest(); },
        [this, done](auth0::Answer answer) { done(take(auth0::readToken(answer))); });
}

auth0::Request Access::tokenRequest() const
{
    if (const auto *client = std::get_if<credentials::ClientSecret>(&m_credential))
        return auth0::clientCredentials(m_tenant, client->secret);
    const QString &issuer = m_identity.issuer; // unknown to a tenant without a discovery page
    const auth0::AssertionClaims claims{m_tenant.clientId,
        issuer.isEmpty() ? m_tenant.address.origin() + u'/' : issuer, tenantUtcMs() / 1000,
        auth0::freshAssertionId()};
    const auto &key = std::get<credentials::PrivateKey>(m_credential);
    return auth0::assertedCredentials(m_tenant, auth0::clientAssertion(claims, key));
}

// Whoever answers may name any issuer. An assertion for another one than is called, or its token,
// could be used there by whom they were sent to.
bool Access::isCalled(const QString &issuer) const
{
    const auto address = TenantAddress::parse(issuer);
    return address && address->origin() == m_tenant.address.origin();
}

qint64 Access::tenantUtcMs() const
{
    return m_tenantClock.utcMs(m_clock.steadyMs()).value_or(m_clock.utcMs());
}

void Access::answerLater(Done done, Result<> result)
{
    m_clock.after(0, this, [this, done = std::move(done), result, mine = m_generation] {
        if (m_generation == mine)
            done(result);
    });
}

void Access::begin(const Make &make, const OnAnswer &onAnswer)
{
    m_outage.recovered();
    send(make, onAnswer);
}

void Access::send(const Make &make, const OnAnswer &onAnswer)
{
    const qint64 now = m_clock.steadyMs();
    constexpr auto group = pacing::EndpointGroup::Other;
    const qint64 wait = std::max(m_buckets.waitMs(group, now), m_outage.notBeforeMs() - now);
    m_waitsForPermit = wait > 0 || m_transport.freeSlots() == 0;
    if (m_waitsForPermit)
        return later(std::max<qint64>(wait, 20), make, onAnswer);
    ++m_sent;
    const auto ticket = m_buckets.sent(group, now);
    m_transport.send(make(), Secret(),
        [self = QPointer<Access>(this), ticket, make, onAnswer, mine = m_generation](
            auth0::Answer answer) {
            if (self && self->m_generation == mine)
                self->received(std::move(answer), ticket, make, onAnswer);
            else if (self)
                self->m_buckets.lost(ticket, self->m_clock.steadyMs());
        });
}

void Access::later(qint64 ms, const Make &make, const OnAnswer &onAnswer)
{
    m_clock.after(int(ms), this, [this, make, onAnswer, mine = m_generation] {
        if (m_generation == mine)
            send(make, onAnswer);
    });
}

void Access::received(auth0::Answer answer, const pacing::Buckets::Ticket &ticket, const Make &make,
    const OnAnswer &onAnswer)
{
    const auto reading = auth0::classify(answer, auth0::Shape::JsonObject);
    const qint64 now = m_clock.steadyMs();
    m_tenantClock.heard(reading, now);
    if (reading.outcome == Outcome::Throttled) {
        ++m_throttled;
        m_buckets.throttled(ticket, reading.rate, now);
        return later(throttledMs, make, onAnswer);
    }
    if (reading.status > 0)
        m_buckets.answered(ticket, reading.rate, now);
    else
        m_buckets.lost(ticket, now);
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

Result<> Access::take(Result<auth0::AccessToken> token)
{
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

Result<> Access::takePasted(const ManagementToken &pasted)
{
    auto token = auth0::readToken(pasted, tenantUtcMs() / 1000);
    if (token && !isCalled(token->issuer))
        return failure(Fault::IssuerChanged, token->issuer);
    const auto taken = take(std::move(token));
    if (taken)
        m_renewAtMs = m_clock.steadyMs() + m_token.lifetimeMs; // nothing could renew it earlier
    return taken;
}

bool Access::fresh() const
{
    return !m_token.bearer.isEmpty() && m_clock.steadyMs() < m_renewAtMs;
}

TokenFacts Access::tokenFacts() const
{
    QStringList scopes = m_token.scopes.values();
    scopes.sort();
    const bool pasted = std::holds_alternative<ManagementToken>(m_credential);
    // Others are renewed at 80 % of their life.
    const qint64 endMs = m_renewAtMs + (pasted ? 0 : m_token.lifetimeMs * 2 / 10);
    return {.scopes = std::move(scopes),
        .lifeS = m_token.lifetimeMs / 1000,
        .leftS = std::max<qint64>(0, (endMs - m_clock.steadyMs()) / 1000),
        .renewable = !pasted};
}

Fault Access::tokenRefusal() const
{
    const bool pasted = std::holds_alternative<ManagementToken>(m_credential);
    return pasted ? Fault::PastedTokenRefused : Fault::TokenRefused;
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
