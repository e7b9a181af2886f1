// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/plan_choices.h"
#include "model/tenant_survey.h"

namespace bulkhead::plan {

// Reset e-mails a second when the plan does not say: what a provider of one's own takes easily, or
// a little less than the ten a minute of Auth0's own, which loses the rest.
inline constexpr double ownProviderMailsPerS = 10;
inline constexpr double builtInMailsPerS = 8.0 / 60;

// The most that Auth0's own takes.
inline constexpr double builtInMailsPerSAtMost = 10.0 / 60;

[[nodiscard]] inline double mailsPerS(const TenantSurvey &survey, const PlanChoices &choices)
{
    if (choices.mailPerS > 0)
        return choices.mailPerS;
    return survey.hasBuiltInMail() ? builtInMailsPerS : ownProviderMailsPerS;
}

} // namespace bulkhead::plan
