// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "auth0/transport.h"
#include "model/plan_choices.h"
#include "model/tenant.h"

namespace bulkhead::auth0 {

// Every call this program makes, as pure functions. Ids are percent-encoded as one path segment
// (`auth0|a` becomes `auth0%7Ca`); bodies hold exactly the keys the endpoint knows, because most of
// them answer 400 to any other.

// GET /.well-known/openid-configuration, no token. Its `issuer` is what tokens must name.
[[nodiscard]] Request discovery();
// POST /oauth/token, client_credentials, JSON. The body holds the secret; the transport wipes it.
[[nodiscard]] Request clientCredentials(const TenantConfig &tenant, const Secret &clientSecret);
// The same with an assertion in the secret's place (private_key_jwt).
[[nodiscard]] Request assertedCredentials(const TenantConfig &tenant, const QByteArray &assertion);
// GET /api/v2/users/{id}, immediately consistent, without `fields`: with them last_password_reset
// is not told. Scope read:users.
[[nodiscard]] Request getUser(const QString &userId);
// GET /api/v2/users-by-email?email=, case-sensitive, an array of 0..n; scope read:users.
[[nodiscard]] Request usersByEmail(const QString &email);
// GET /api/v2/users, one user and the total of all; eventually consistent; scope read:users.
[[nodiscard]] Request countUsers();
// The same, a hundred whole profiles a page, in the order of their creation: {"total", "users":
// [..]}. A search gives its first thousand users only; `createdSince` (as a profile's created_at
// tells it, or empty) is where the next thousand begin.
[[nodiscard]] Request usersByAge(const QString &createdSince, int page);
// Newest first (read:logs). A user's own, and the one that tells how far the log has come.
[[nodiscard]] Request userLog(const QString &userId);
[[nodiscard]] Request newestLogEntry();
// A user's log as far as one page goes, newest first; and how far back the tenant's log reaches.
[[nodiscard]] Request userHistory(const QString &userId);
[[nodiscard]] Request oldestLogEntry();
// What applications changed inside the window (log type sapi), newest first, a hundred a page.
[[nodiscard]] Request changesByApplications(const TimeWindow &window, int page);
// GET /api/v2/users/{id}/authentication-methods, an array; scope read:authentication_methods.
[[nodiscard]] Request authenticationMethods(const QString &userId);
// POST /api/v2/users/{id}/revoke-access, no body: all sessions and all refresh tokens. 202, queued;
// lists no 404, so an unknown id may look accepted. Scopes delete:sessions, delete:refresh_tokens.
[[nodiscard]] Request revokeAccess(const QString &userId);
// DELETE /api/v2/users/{id}/sessions, 202; refresh tokens live on.
[[nodiscard]] Request deleteSessions(const QString &userId);
// DELETE /api/v2/users/{id}/refresh-tokens, 202.
[[nodiscard]] Request deleteRefreshTokens(const QString &userId);

struct ResetMail
{
    QString connection; // name, not id
    QString email;
    QString clientId;
    QString organization; // org_ id or empty
};
// POST /dbconnections/change_password, no token. 200 with a text, also for unknown users and when
// no mail goes out later.
[[nodiscard]] Request changePassword(const ResetMail &mail);

} // namespace bulkhead::auth0
