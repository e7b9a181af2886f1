// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "auth0/transport.h"

#include <QJsonValue>

namespace bulkhead::auth0 {

// The calls that change a user. As in endpoints.h: pure, one path segment an id, and exactly the
// keys that the endpoint knows.

// PATCH /api/v2/users/{id} with a password and its connection's name, which a linked identity
// needs. 200 with the whole user. Ends sessions, not refresh tokens, and lifts `blocked`.
// update:users. The body holds the password; the transport wipes it.
[[nodiscard]] Request setPassword(
    const QString &userId, const QString &connection, const Secret &password);
// PATCH {"blocked":true}; update:users.
[[nodiscard]] Request block(const QString &userId);
// PATCH app_metadata with one first-level key, which leaves the others alone; null removes it.
// update:users or update:users_app_metadata.
[[nodiscard]] Request setForceResetFlag(const QString &userId, const QJsonValue &flag);
inline constexpr QLatin1StringView forceResetKey{"bulkhead_force_reset"};

struct TicketWish
{
    QString userId; // of the primary identity
    // When the password is another identity's: its id without the provider, and its connection's.
    QString identityUserId{}, identityConnectionId{};
    qint64 lifeS = 0;
    QString resultUrl{}; // Classic Login; never with the two below
    QString clientId{};
    QString organization{};
};
// POST /api/v2/tickets/password-change. 201 with {"ticket": URL}, which is a secret; sends no
// mail, and ends every link before it. create:user_tickets.
[[nodiscard]] Request passwordTicket(const TicketWish &wish);

// POST .../multifactor/actions/invalidate-remember-browser, 204; update:users.
[[nodiscard]] Request forgetMfaBrowsers(const QString &userId);
// DELETE /api/v2/grants?user_id=, 204; delete:grants.
[[nodiscard]] Request deleteGrants(const QString &userId);
// GET /api/v2/device-credentials, an array of up to 100; `type` is refresh_token or
// rotating_refresh_token, and both have to be asked for. read:device_credentials.
[[nodiscard]] Request deviceCredentials(const QString &userId, const QString &type);
// DELETE /api/v2/device-credentials/{id}, 204; delete:device_credentials.
[[nodiscard]] Request deleteDeviceCredential(const QString &id);

} // namespace bulkhead::auth0
