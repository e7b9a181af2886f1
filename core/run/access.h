// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "auth0/access_token.h"
#include "base/clock.h"
#include "credentials/credential.h"
#include "model/tenant.h"
#include "model/tenant_survey.h"
#include "pacing/buckets.h"
#include "run/outage.h"
#include "run/tenant_clock.h"

#include <QObject>
#include <QPointer>

#include <functional>

namespace bulkhead::run {

struct TenantIdentity
{
    QString issuer;
    bool practice = false;
};

// The way in: the tenant's identity and a Management token, renewed before it ends unless it was
// pasted. Tells another issuer from ours before a single call carries the token.
class Access : public QObject
{
public:
    using Done = std::function<void(Result<>)>;

    // `frozenIssuer` empty: this is the incident's first call, and what comes is to be frozen.
    Access(TenantConfig tenant, credentials::Credential credential, QString frozenIssuer,
        auth0::Transport &transport, pacing::Buckets &authentication, Clock &clock);

    // From now on an outage is waited for as long as Outage does. Without, four bad answers are
    // enough, and nothing reached at all is told at once: it may be a mistyped address.
    void endure() { m_enduring = true; }
    // Discovery, then a token. IssuerChanged when either names another issuer than ours.
    void open(Done done);
    // A new token; `done` is called once, later. Not twice at a time. There is none in place of a
    // pasted one: PastedTokenEnded, or PastedTokenRefused when its end has not come yet.
    void renew(Done done);
    // Gives up what was begun: nothing more is sent for it and its `done` is never called.
    void stop() { ++m_generation; }

    // True while the token has more than 20 % of its life left, a pasted one any.
    [[nodiscard]] bool fresh() const;
    [[nodiscard]] const Secret &bearer() const { return m_token.bearer; }
    [[nodiscard]] const TenantIdentity &identity() const { return m_identity; }
    // The scopes of `needed` that the token lacks; none when the tenant does not tell its scopes.
    [[nodiscard]] QStringList missing(const QStringList &needed) const;
    [[nodiscard]] bool scopesKnown() const { return !m_token.scopes.isEmpty(); }
    [[nodiscard]] TokenFacts tokenFacts() const;
    // What it means that the tenant does not take the token.
    [[nodiscard]] Fault tokenRefusal() const;
    // Calls sent and refused so far, for the counts.
    [[nodiscard]] int sent() const { return m_sent; }
    [[nodiscard]] int throttled() const { return m_throttled; }
    [[nodiscard]] bool waitsForPermit() const { return m_waitsForPermit; }
    [[nodiscard]] const Outage &outage() const { return m_outage; }
    [[nodiscard]] TenantClock &tenantClock() { return m_tenantClock; }

private:
    using OnAnswer = std::function<void(auth0::Answer)>;
    using Make = std::function<auth0::Request()>;
    void begin(const Make &make, const OnAnswer &onAnswer);
    void send(const Make &make, const OnAnswer &onAnswer);
    void later(qint64 ms, const Make &make, const OnAnswer &onAnswer);
    void received(auth0::Answer answer, const pacing::Buckets::Ticket &ticket, const Make &make,
        const OnAnswer &onAnswer);
    [[nodiscard]] bool worthRepeating(const auth0::Reading &reading);
    [[nodiscard]] auth0::Request tokenRequest() const;
    [[nodiscard]] qint64 tenantUtcMs() const;
    [[nodiscard]] bool isCalled(const QString &issuer) const;
    [[nodiscard]] Result<> take(Result<auth0::AccessToken> token);
    [[nodiscard]] Result<> takePasted(const credentials::ManagementToken &pasted);
    void answerLater(Done done, Result<> result);

    TenantConfig m_tenant;
    credentials::Credential m_credential;
    auth0::Transport &m_transport;
    pacing::Buckets &m_buckets;
    Clock &m_clock;
    TenantIdentity m_identity;
    auth0::AccessToken m_token;
    qint64 m_renewAtMs = 0;
    Outage m_outage; // of what is asked now
    bool m_enduring = false;
    bool m_waitsForPermit = false;
    TenantClock m_tenantClock;
    int m_generation = 0;
    int m_sent = 0;
    int m_throttled = 0;
};

} // namespace bulkhead::run
