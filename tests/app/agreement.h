// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/incident_audit.h"

#include <QJsonObject>
#include <QSet>
#include <QStringList>

namespace bulkhead::app {

// What the incident file, the JSON report of it and the practice tenant's own record say of
// `revoke everything, reset e-mail`, user by user; each list names those of whom they do not agree.
struct Agreement
{
    QStringList lost; // in the file and not in the report, or the other way round
    QStringList toldOtherwise; // the report says something else than the file
    QStringList claimedNotDone; // the report says done, the tenant has not seen it
    QStringList doneClaimedFailed; // the tenant did it, the report says failed, skipped or pending
    QStringList mailedAgain; // more than one reset mail
    QStringList unlisted; // touched, and not in the report
    QSet<QString> unknown; // users whose mail may or may not have gone out
    int users = 0;
    int revokedAgain = 0; // revocations beyond one a user
};

[[nodiscard]] Agreement compare(
    const IncidentAudit &incident, const QJsonObject &report, const QJsonObject &record);

} // namespace bulkhead::app
