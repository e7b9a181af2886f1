// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/tenant.h"
#include "protection/undo_memory.h"

namespace bulkhead {

// What this account's programs have changed of that tenant's settings.
[[nodiscard]] protection::UndoMemory undoMemory(const TenantAddress &address);

} // namespace bulkhead
