// SPDX-License-Identifier: Apache-2.0
#include "composition/passing_incident.h"

namespace bulkhead {

Result<PassingIncident> PassingIncident::make(const TenantConfig &tenant, Clock &clock)
{
    PassingIncident passing;
    passing.m_folder = std::make_unique<QTemporaryDir>();
    if (!passing.m_folder->isValid())
        return failure(Fault::IncidentUnwritable, passing.m_folder->errorString());
    auto made = run::Incident::create(
        passing.m_folder->filePath(QStringLiteral("passing.incident")), tenant, clock);
    if (!made)
        return tl::unexpected(made.error());
    passing.m_incident = std::move(*made);
    return passing;
}

} // namespace bulkhead
