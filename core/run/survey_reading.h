// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "auth0/classifier.h"
#include "model/tenant_survey.h"

namespace bulkhead::run {

// Pure: what the answers of survey_endpoints.h say. A body that is not of that kind changes
// nothing but makes the part Failed.

inline constexpr int connectionPagesAtMost = 50; // of a hundred each
// One page of connections; returns the `from` of the next one, empty after the last.
[[nodiscard]] QString readConnections(const QByteArray &body, TenantSurvey &survey);
// Connection options are a tenant's own words; without any, optionsKnown is false.
[[nodiscard]] Connection readConnection(const QJsonObject &object);

// Any other part, from its answer, good or not. `audience` is that of the Management API, `scope`
// the one that the call needs.
void readPart(SurveyPart part, const auth0::Reading &reading, const QByteArray &body,
    const QString &audience, const QString &scope, TenantSurvey &survey);

// The answer about one organization. The part is known when all that were asked for are.
void readOrganization(
    const QString &id, const auth0::Reading &reading, const QString &scope, TenantSurvey &survey);

} // namespace bulkhead::run
