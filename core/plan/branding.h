// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "plan/preflight.h"

namespace bulkhead::plan {

// Whether that is an organization's id, and not its name.
[[nodiscard]] bool isOrganizationId(const QString &text);

// Preflight's part about the organizations, and the connections, whose branding links have.
void judgeBranding(const PreflightFacts &facts, std::vector<Finding> &findings);

} // namespace bulkhead::plan
