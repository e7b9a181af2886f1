// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/secret.h"

namespace bulkhead::secrets {

// Overwrites and unsets the variable, so that neither child processes nor /proc/PID/environ show it
// and a second call does not find it. Empty when there is none. Call before threads are started.
[[nodiscard]] Secret takeVariable(const char *name);

} // namespace bulkhead::secrets
