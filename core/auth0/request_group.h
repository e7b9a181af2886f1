// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "auth0/transport.h"
#include "pacing/endpoint_group.h"

namespace bulkhead::auth0 {

// The row of Auth0's rate-limit tables that a call falls into. The tables do not spell out whether
// `/users/{id}` and `/users-by-email` are “Read Users”; should they not be, the pacer learns it.
[[nodiscard]] pacing::EndpointGroup endpointGroup(const Request &request);

} // namespace bulkhead::auth0
