// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "practice/access.h"
#include "practice/actions.h"
#include "practice/assertion_desk.h"
#include "practice/bucket.h"
#include "practice/clients.h"
#include "practice/fault_plan.h"
#include "practice/population.h"
#include "practice/profile_changes.h"
#include "practice/shifted_clock.h"
#include "practice/tenant.h"
#include "practice/tenant_log.h"
#include "practice/token_mint.h"

namespace bulkhead::practice {

// An application beside the one that runs Bulkhead, and the organization of the main connection.
inline constexpr QLatin1StringView shopClientId{"practice-shop"};
inline constexpr QLatin1StringView practiceOrganization{"org_PracticeAcme0001"};
inline constexpr qint64 defaultLinkLifeS = 432'000;

// Everything the practice tenant knows; the routes are functions on it.
struct State
{
    State(TenantOptions given, Clock &theClock);

    [[nodiscard]] QString issuer() const { return origin + QLatin1Char('/'); }
    [[nodiscard]] TokenMint::Place place() const { return {issuer(), audience}; }
    // The bucket of change_password: its key is the caller's address and the e-mail.
    [[nodiscard]] Bucket &mailBucket(const QString &key);
    // The effects on this user, with the e-mail of now.
    UserEffects &effectsOn(int user);
    // After a new password in this connection. Refresh tokens stay, and so do the sessions of a
    // linked user who logs in another way.
    void endSessionsOf(int user, const QString &connection);
    // Ends every older link of the user's.
    void newLink(int user, ResetLink::Way way, qint64 lifeS, const QString &ticket = {});

    TenantOptions options;
    ShiftedClock shifted;
    Clock &clock = shifted;
    QString origin; // set by listen()
    QString audience; // set by listen()
    QString clientId = options.clientId.isEmpty() ? randomText(32) : options.clientId;
    AssertionDesk assertions{options.clientKeyPem, options.clientKeyAlgorithm};
    QString clientSecret = assertions.registered() ? QString() : randomText(64);
    Population population;
    Profiles profiles;
    Access access;
    TokenMint mint;
    Bucket management;
    Bucket authentication;
    OtherClients others;
    Clients clients;
    QHash<QString, Bucket> mailBuckets;
    Bucket builtInMails; // of the built-in mail provider
    Record record;
    TenantLog log;
    FaultPlan faults;
    Actions actions;
    QJsonObject breachedPasswords; // as the tenant shows it
    quint64 answers = 0; // drives the jitter
};

} // namespace bulkhead::practice
