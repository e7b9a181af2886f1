// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "cli/arguments.h"
#include "model/tenant.h"

namespace bulkhead::cli {

// Of every command that is told its tenant, not an incident.
inline constexpr Arguments::Option tenantOption{
    "tenant", "ADDRESS", "The tenant: host, or https://host[:port]."};
inline constexpr Arguments::Option clientIdOption{
    "client-id", "ID", "The application whose credentials are used."};
inline constexpr Arguments::Option audienceOption{
    "audience", "URL", "Default: https://TENANT/api/v2/."};
inline constexpr Arguments::Option caFileOption{
    "ca-file", "FILE", "PEM file of further authorities to trust."};

// Says so when --tenant or --client-id is missing.
[[nodiscard]] bool namesTenant(Arguments &arguments);
[[nodiscard]] Result<TenantConfig> tenantFrom(const Arguments &arguments);

} // namespace bulkhead::cli
