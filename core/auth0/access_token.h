// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "auth0/classifier.h"
#include "base/result.h"
#include "credentials/credential.h"

#include <QSet>

namespace bulkhead::auth0 {

// A Management API token as the tenant issued it.
struct AccessToken
{
    Secret bearer;
    QString issuer; // `iss` claim; empty when the token is opaque
    QSet<QString> scopes; // from the answer, else from the JWT's `scope` claim; empty: unknown
    // As announced, else by the JWT's `iat` and `exp`, else an hour. Renew at 80 % of it.
    qint64 lifetimeMs = 0;
    bool practice = false;
};

// Reads the answer to clientCredentials(). Failures name what an administrator has to mend:
// CredentialsRefused (401 or invalid_client), ClientNotAuthorized and AudienceWrong (403
// access_denied), GrantNotAllowed (unauthorized_client), NotATenant (no such answer), Redirected,
// ServerFailing (5xx, 408, and 429: classify() the emptied answer for how long to wait), network
// faults. The answer's body is wiped; status and headers stay.
[[nodiscard]] Result<AccessToken> readToken(Answer &answer);

// The same of a token that was issued to a person; `nowS` by the tenant's clock. It is used up to
// its end. Fails with PastedTokenUnreadable (no JWT of a tenant) or PastedTokenEnded.
[[nodiscard]] Result<AccessToken> readToken(
    const credentials::ManagementToken &pasted, qint64 nowS);

// The issuer that the discovery page names; empty when the tenant has no such page (404). Fails
// with NotATenant, Redirected, ServerFailing or a network fault.
[[nodiscard]] Result<QString> readIssuer(const Answer &answer);

} // namespace bulkhead::auth0
