// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "run/access.h"

namespace bulkhead::run {

// What a tenant says of itself before anything is changed.
struct ConnectionReport
{
    TenantIdentity identity;
    QStringList missingScopes; // of those that any plan needs
    bool scopesKnown = false; // the token told its scopes
    qint64 users = -1; // in the tenant; -1: it would not tell
    double burst = 0; // of the Management API, as seen or assumed
    double perS = 0;
};

// Identity, token, scopes, users and rate limit of a tenant: three reading calls.
class ConnectionCheck : public QObject
{
public:
    using Done = std::function<void(Result<ConnectionReport>)>;
    // `transport` and `clock` outlive it. `frozenIssuer` as for Access.
    ConnectionCheck(TenantConfig tenant, credentials::Credential credential, QString frozenIssuer,
        auth0::Transport &transport, Clock &clock);

    // `done` is called once, later.
    void start(Done done);

private:
    void countUsers();
    void finish(const auth0::Answer &answer);

    auth0::Transport &m_transport;
    Clock &m_clock;
    pacing::Buckets m_management;
    pacing::Buckets m_authentication;
    Access m_access;
    Done m_done;
};

// {"total": n} of GET /users with include_totals; -1 when it is not there.
[[nodiscard]] qint64 readUserTotal(const QByteArray &body);

} // namespace bulkhead::run
