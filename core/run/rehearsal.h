// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "run/incident.h"

namespace bulkhead::run {

// NAME-rehearsal.incident, beside NAME.incident.
[[nodiscard]] QString rehearsalPath(const QString &path);

// A copy of the incident to rehearse its plan in: what a rehearsal says goes there, and the
// incident stays as it is. Replaces an older rehearsal, and nothing else: IncidentExists. As
// Journal::copyTo() and Incident::open().
[[nodiscard]] Result<std::unique_ptr<Incident>> makeRehearsal(Incident &incident, Clock &clock);

} // namespace bulkhead::run
