// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QString>

#include <array>

namespace bulkhead::app {

// An incident file as an auditor reads it: with SQLite and core/README.md, and with nothing of the
// program. For a plan `revoke everything, reset e-mail`.
struct IncidentAudit
{
    bool sound = true; // seq without gaps and every hash right
    // Per user the wire name of each step's conclusion, or empty: revocation, mail.
    QHash<QString, std::array<QString, 2>> concluded;
    // Calls that left and have no answer on record: they were on their way when the process died.
    int revocationsOpen = 0, mailsOpen = 0;
};

[[nodiscard]] IncidentAudit auditIncident(const QString &path);

} // namespace bulkhead::app
