// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace bulkhead::pacing {

// Calls that may have a bucket of their own beside the one of their API. "All other" calls of the
// Management API share one bucket on every plan.
enum class EndpointGroup : unsigned char {
    Other,
    ReadUsers,
    WriteUsers,
    ReadLogs,
    ReadConnections,
    WriteDeviceCredentials,
    ReadEmailTemplates,
    ReadEmailProvider,
    Mail, // reset e-mails: the tenant's mail provider sets their pace
};
inline constexpr int endpointGroups = 9;

} // namespace bulkhead::pacing
