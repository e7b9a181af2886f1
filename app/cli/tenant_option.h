// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "cli/arguments.h"
#include "run/incident.h"

#include <QTemporaryDir>

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

// What is done to a tenant without an incident goes through a file all the same, so that it goes
// the same way; this one is gone with the command.
class PassingIncident
{
public:
    [[nodiscard]] static Result<PassingIncident> make(const TenantConfig &tenant, Clock &clock);
    [[nodiscard]] run::Incident &incident() const { return *m_incident; }

private:
    std::unique_ptr<QTemporaryDir> m_folder; // outlives the incident
    std::unique_ptr<run::Incident> m_incident;
};

} // namespace bulkhead::cli
