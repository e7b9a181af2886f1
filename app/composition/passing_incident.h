// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "run/incident.h"

#include <QTemporaryDir>

namespace bulkhead {

// What is done to a tenant without an incident goes through a file all the same, so that it goes
// the same way; this one is gone with the work.
class PassingIncident
{
public:
    [[nodiscard]] static Result<PassingIncident> make(const TenantConfig &tenant, Clock &clock);
    [[nodiscard]] run::Incident &incident() const { return *m_incident; }

private:
    std::unique_ptr<QTemporaryDir> m_folder; // outlives the incident
    std::unique_ptr<run::Incident> m_incident;
};

} // namespace bulkhead
