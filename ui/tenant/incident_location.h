// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

class QDateTime;

namespace bulkhead::ui {

// $XDG_DATA_HOME/bulkhead/incidents
[[nodiscard]] QString incidentFolder();
// `incident-20260131-0305.incident` in there, with a number behind it when that is taken.
[[nodiscard]] QString freshIncidentPath(const QDateTime &localTime);

} // namespace bulkhead::ui
