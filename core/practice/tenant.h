// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "practice/fault_rule.h"
#include "practice/record.h"

#include <QJsonObject>
#include <QObject>
#include <QStringList>

#include <memory>

namespace bulkhead::practice {

// What an application that runs Bulkhead is granted on a real tenant.
[[nodiscard]] QStringList defaultScopes();

struct TenantOptions
{
    quint16 port = 0; // 0: any free one
    QString clientId = {}; // empty: a new one at each start
    int users = 1000;
    quint32 seed = 1; // same seed and number of users: same population, same delays
    double ratePerS = 16; // Management API; the defaults are an Enterprise production tenant's
    double burst = 50;
    int refillStepMs = 1; // 1000: as limits per minute are
    double othersPerS = 0; // calls of other clients on that bucket, so many at once:
    int othersBurst = 1;
    int latencyMs = 40;
    int latencyJitterMs = 0; // added on top, 0 up to this
    int authRatePerS = 100; // Authentication API
    int authBurst = 100;
    int tokenLifeS = 86400;
    int logLagMs = 2000; // until an event shows in the tenant's log
    QStringList scopes = defaultScopes(); // empty: the application has no client grant
    bool sessionEndpoints = true; // false: a plan below Enterprise has none
    bool builtInMail = false; // ten mails a minute, the rest is lost
    int buildMs = 200; // of an Action
    QString breachedPasswords =
        QStringLiteral("enhanced"); // as far as the plan has it: standard, none
    int clockOffsetS = 0; // its clock goes ahead by so much
    QByteArray certificatePem{}; // with privateKeyPem (RSA or EC): listens with TLS
    QByteArray privateKeyPem{};
    // The client shows itself by assertions (private_key_jwt) under this RSA key, and has no
    // secret.
    QByteArray clientKeyPem{};
    QString clientKeyAlgorithm = QStringLiteral("RS256"); // or PS256
};

// An Auth0 tenant to practise on: 127.0.0.1 only, invented people, and as strict as the real one.
// It shares no code with the program it is used by, so that both cannot be wrong in the same way.
// By POST /_practice/act people do things in it, by POST /_practice/action Actions come into it,
// and POST /_practice/builds says how long their builds take. Lives on the event loop of its thread
// and starts none. `clock` must outlive it.
class Tenant : public QObject
{
    Q_OBJECT
public:
    Tenant(TenantOptions options, Clock &clock, QObject *parent = nullptr);
    ~Tenant() override;

    // Fails with PracticeUnavailable (port taken, certificate or a key unusable).
    [[nodiscard]] Result<> listen();

    // All valid after listen(). Id and secret are new at each start.
    [[nodiscard]] QString url() const; // http://127.0.0.1:PORT (https with a certificate)
    [[nodiscard]] QString audience() const; // https://127.0.0.1:PORT/api/v2/, also without TLS
    [[nodiscard]] QString clientId() const;
    [[nodiscard]] QString clientSecret() const; // empty with a registered key

    // What was asked and what it did. Also GET /_practice/record and POST /_practice/reset-record.
    [[nodiscard]] const Record &record() const;
    void resetRecord();
    // How many live sessions and refresh tokens a user has now; 0 and 0 for an unknown id.
    [[nodiscard]] AccessCount accessOf(const QString &userId) const;
    // As GET /api/v2/users/{id} shows it; empty for an unknown id.
    [[nodiscard]] QJsonObject profileOf(const QString &userId) const;
    // `mail` or `ticket`: the reset link of the user that works now; empty when none does.
    [[nodiscard]] QString validLinkOf(const QString &userId) const;
    // SHA-256 of every password that was set since the record began, in hex.
    [[nodiscard]] QList<QByteArray> passwordDigests() const;
    // `user_id,email` and the first `take` users, CRLF. Also GET /_practice/users.csv?take=N. The
    // odd ones are in GET /_practice/kinds.csv alone, with what is odd about each.
    [[nodiscard]] QByteArray sampleCsv(int take) const;

    // Replaces every fault and starts their counting anew. Also POST /_practice/faults.
    void setFaults(QList<FaultRule> faults);

private:
    class Private;
    std::unique_ptr<Private> d;
};

// Name of the connection that holds nearly everybody, and of the one that holds the odd namesake.
inline constexpr QLatin1StringView mainConnection{"Username-Password-Authentication"};
inline constexpr QLatin1StringView partnersConnection{"partners"};

} // namespace bulkhead::practice
