// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/tenant_survey.h"

namespace bulkhead::plan {

// Reset e-mails a second when nobody says otherwise: what a provider of one's own takes easily, or
// a little less than the ten a minute of Auth0's own, which loses the rest.
inline constexpr double ownProviderMailsPerS = 10;
inline constexpr double builtInMailsPerS = 8.0 / 60;

[[nodiscard]] inline double mailsPerS(const TenantSurvey &survey)
{
    return survey.hasBuiltInMail() ? builtInMailsPerS : ownProviderMailsPerS;
}

} // namespace bulkhead::plan
