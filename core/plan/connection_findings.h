// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "plan/preflight.h"

namespace bulkhead::plan {

// Preflight's part about the databases whose passwords are to be reset.
void judgeConnections(const PreflightFacts &facts, std::vector<Finding> &findings);
// The scope that keeps a part from being known, if it is one.
[[nodiscard]] QStringList missingScope(const TenantSurvey &survey, SurveyPart part);

} // namespace bulkhead::plan
