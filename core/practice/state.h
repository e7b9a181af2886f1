// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "practice/access.h"
#include "practice/assertion_desk.h"
#include "practice/bucket.h"
#include "practice/fault_plan.h"
#include "practice/population.h"
#include "practice/tenant.h"
#include "practice/tenant_log.h"
#include "practice/token_mint.h"

namespace bulkhead::practice {

// Everything the practice tenant knows; the routes are functions on it.
struct State
{
    State(TenantOptions given, Clock &theClock);

    [[nodiscard]] QString issuer() const { return origin + QLatin1Char('/'); }
    [[nodiscard]] TokenMint::Place place() const { return {issuer(), audience}; }
    // The bucket of change_password: its key is the caller's address and the e-mail.
    [[nodiscard]] Bucket &mailBucket(const QString &key);

    TenantOptions options;
    Clock &clock;
    qint64 bornMs; // UTC
    QString origin; // set by listen()
    QString audience; // set by listen()
    QString clientId = options.clientId.isEmpty() ? randomText(32) : options.clientId;
    AssertionDesk assertions{options.clientKeyPem, options.clientKeyAlgorithm};
    QString clientSecret = assertions.registered() ? QString() : randomText(64);
    Population population;
    Access access;
    TokenMint mint;
    Bucket management;
    Bucket authentication;
    QHash<QString, Bucket> mailBuckets;
    Record record;
    TenantLog log;
    FaultPlan faults;
    quint64 answers = 0; // drives the jitter
};

} // namespace bulkhead::practice
