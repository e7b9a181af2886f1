// SPDX-License-Identifier: Apache-2.0
#include "composition/operation.h"

namespace bulkhead {

Result<std::unique_ptr<Operation>> Operation::make(run::Incident &incident,
    credentials::Credential credential, const run::EngineOptions &options, Clock &clock)
{
    const TenantConfig &tenant = incident.ledger().tenant();
    auto transport = auth0::makeHttpTransport({.address = tenant.address, .caFile = tenant.caFile});
    if (!transport)
        return tl::unexpected(transport.error());
    auto operation = std::make_unique<Operation>();
    operation->m_transport = std::move(*transport);
    operation->m_engine = std::make_unique<run::Engine>(
        incident, std::move(credential), *operation->m_transport, options, clock);
    return operation;
}

} // namespace bulkhead
