// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gate/tenant_actions.h"

namespace bulkhead::gate {

inline constexpr QLatin1StringView forceResetName{"bulkhead-force-reset"};
inline constexpr QLatin1StringView rotationName{"bulkhead-rotation"};

// bulkhead-gate-NAME for an incident's file: what a tenant takes for a name, and a person for this
// incident.
[[nodiscard]] QString gateName(const QString &incidentPath);
// Of its Actions, from 0: the first has no number.
[[nodiscard]] QString shardName(const QString &gate, int shard);
// bulkhead-...
[[nodiscard]] bool isOurName(const QString &actionName);

// By name and code, whichever version of this program made it.
[[nodiscard]] bool isGate(const TenantAction &action);
[[nodiscard]] bool isForceReset(const TenantAction &action);
[[nodiscard]] bool isRotation(const TenantAction &action);

} // namespace bulkhead::gate
