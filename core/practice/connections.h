// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "practice/password_rules.h"
#include "practice/tenant.h"

#include <QJsonObject>

#include <vector>

namespace bulkhead::practice {

inline constexpr QLatin1StringView legacyConnection{"legacy"}; // custom database, no import
inline constexpr QLatin1StringView kioskConnection{"kiosk"}; // no self-service reset
inline constexpr QLatin1StringView familiesConnection{"families"}; // e-mails are not unique
inline constexpr QLatin1StringView passkeysConnection{"passkeys"}; // no password at all
inline constexpr QLatin1StringView vaultConnection{"vault"}; // longer passwords than bcrypt reads
inline constexpr QLatin1StringView googleConnection{"google-oauth2"};
inline constexpr QLatin1StringView corpConnection{"corp"};
inline constexpr QLatin1StringView emailConnection{"email"};
inline constexpr QLatin1StringView smsConnection{"sms"};

// A way to log in to the tenant, and what is asked of a password there.
struct TenantConnection
{
    QString id{}; // con_ and 16 letters or digits
    QString name{};
    QString strategy{}; // auth0: a database
    PasswordRules rules{};
    bool customDatabase = false; // its script does not tell last_password_reset
    bool selfService = true;
    bool uniqueEmails = true;
    bool passwords = true;

    [[nodiscard]] bool isDatabase() const { return strategy == QLatin1String("auth0"); }
};

[[nodiscard]] const std::vector<TenantConnection> &everyConnection();
// Null when there is none.
[[nodiscard]] const TenantConnection *connectionNamed(const QString &name);
[[nodiscard]] const TenantConnection *connectionWithId(const QString &id);
// `options` of the Management API.
[[nodiscard]] QJsonObject optionsOf(const TenantConnection &connection);

} // namespace bulkhead::practice
