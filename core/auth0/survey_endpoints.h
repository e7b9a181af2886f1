// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "auth0/transport.h"

namespace bulkhead::auth0 {

// The calls that read how a tenant is set up. All GET; none changes anything.

// GET /api/v2/connections?strategy=auth0, a hundred at a time: {"connections": [..], "next": ..};
// `from` is an earlier page's `next`, or empty. read:connections; without read:connections_options
// the options are left out, which is no error.
[[nodiscard]] Request databaseConnections(const QString &from = {});
// GET /api/v2/emails/provider, without its credentials; 404: Auth0's own. read:email_provider.
[[nodiscard]] Request emailProvider();
// GET /api/v2/email-templates/reset_email; 404: never changed. read:email_templates.
[[nodiscard]] Request resetTemplate();
// GET /api/v2/client-grants?client_id=: what an application may do. read:client_grants.
[[nodiscard]] Request clientGrants(const QString &clientId);
// GET /api/v2/tenants/settings; read:tenant_settings.
[[nodiscard]] Request tenantSettings();
// GET /api/v2/users/{id}/sessions?take=1. Session endpoints are for Enterprise plans; what others
// answer is not published: 403 with other words than those of a scope, 402, or no such route.
// read:sessions.
[[nodiscard]] Request userSessions(const QString &userId);
// GET /api/v2/actions/actions?triggerId=post-login&actionName=; read:actions.
[[nodiscard]] Request postLoginAction(const QString &name);
// GET /api/v2/actions/triggers/post-login/bindings; a trigger has twenty at most. read:actions.
[[nodiscard]] Request postLoginBindings();
// GET /api/v2/organizations/{id}; 404: no such organization. read:organizations.
[[nodiscard]] Request organization(const QString &id);

} // namespace bulkhead::auth0
