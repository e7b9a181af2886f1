// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace bulkhead {

// Which incidents were made by this user on this computer, in the settings. A file from elsewhere
// names a tenant and a CA of somebody else's choice, so it asks before its first call.
// `builtIn`: on this program's own practice tenant, which can be started again for it.
void rememberCreatedHere(const QString &incidentId, bool builtIn = false);
[[nodiscard]] bool wasCreatedHere(const QString &incidentId);
[[nodiscard]] bool wasOnBuiltInPractice(const QString &incidentId);

} // namespace bulkhead
