// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonObject>
#include <QSet>
#include <QStringList>

namespace bulkhead::app {

// A JSON report of `revoke everything, reset e-mail` against what the practice tenant recorded,
// user by user; each list names the users of whom both do not say the same.
struct Agreement
{
    QStringList claimedNotDone; // the report says done, the tenant has not seen it
    QStringList doneClaimedFailed; // the tenant did it, the report says failed, skipped or pending
    QStringList mailedAgain; // more than one reset mail
    QStringList unlisted; // touched, and not in the report
    QSet<QString> unknown; // users whose mail may or may not have gone out
    int users = 0;
};

[[nodiscard]] Agreement compare(const QJsonObject &report, const QJsonObject &record);

} // namespace bulkhead::app
