// SPDX-License-Identifier: Apache-2.0
#include "run/step_request.h"

#include "auth0/endpoints.h"
#include "plan/applicability.h"

namespace bulkhead::run {
namespace {

auth0::Request requestFor(
    Measure measure, const User &user, const PlanChoices &choices, const QString &ownClientId)
{
    switch (measure) {
    case Measure::RevokeAccess: return auth0::revokeAccess(user.userId);
    case Measure::DeleteSessions: return auth0::deleteSessions(user.userId);
    case Measure::DeleteRefreshTokens: return auth0::deleteRefreshTokens(user.userId);
    case Measure::Email:
        return auth0::changePassword({
            .connection = plan::passwordConnection(user, choices),
            .email = user.email,
            .clientId = choices.resetClientId.isEmpty() ? ownClientId : choices.resetClientId,
            .organization = {},
        });
    }
    Q_UNREACHABLE();
}

} // namespace

Work workFor(Measure measure, qint32 row, const User &user, const PlanChoices &choices,
    const QString &ownClientId)
{
    Work work;
    work.row = row;
    work.measure = int(measure);
    work.request = requestFor(measure, user, choices, ownClientId);
    work.shape = measure == Measure::Email ? auth0::Shape::Text : auth0::Shape::Empty;
    work.ownAddressLimit = measure == Measure::Email;
    work.tried.idempotent = factsOf(measure).idempotent;
    return work;
}

} // namespace bulkhead::run
