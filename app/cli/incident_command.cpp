// SPDX-License-Identifier: Apache-2.0
#include "cli/incident_command.h"

namespace bulkhead::cli {

Result<> IncidentCommand::open()
{
    auto incident = run::Incident::open(journal::incidentPath(m_arguments.positional(0)), m_clock);
    if (!incident)
        return tl::unexpected(incident.error());
    m_incident = std::move(*incident);
    return {};
}

} // namespace bulkhead::cli
