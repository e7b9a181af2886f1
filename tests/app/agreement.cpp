// SPDX-License-Identifier: Apache-2.0
#include "app/agreement.h"

#include <QHash>
#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bulkhead::app {
namespace {

void compareStep(Agreement &all, const QString &userId, const QJsonValue &step, int seen)
{
    const QString status = step[u"status"].toString();
    if (status == u"done" && seen == 0)
        all.claimedNotDone << userId;
    else if (status == u"unknown")
        all.unknown.insert(userId);
    else if (status != u"done" && seen > 0)
        all.doneClaimedFailed << userId;
}

// Without a conclusion the file says no more than that: not yet, or nobody knows.
bool saysTheSame(const QString &concluded, const QString &status)
{
    return concluded.isEmpty() ? status == "pending"_L1 || status == "unknown"_L1
                               : status == concluded;
}

} // namespace

Agreement compare(
    const IncidentAudit &incident, const QJsonObject &report, const QJsonObject &record)
{
    QHash<QString, QJsonObject> seen;
    const QJsonArray touched = record[u"users"].toArray();
    for (const QJsonValue user : touched)
        seen.insert(user[u"user_id"].toString(), user.toObject());
    auto concluded = incident.concluded;
    Agreement all;
    const QJsonArray users = report[u"users"].toArray();
    for (const QJsonValue user : users) {
        const QString userId = user[u"user_id"].toString();
        const QJsonObject effects = seen.take(userId);
        ++all.users;
        if (!concluded.contains(userId))
            all.lost << userId;
        const auto steps = concluded.take(userId);
        for (int i = 0; i < 2; ++i) {
            if (!saysTheSame(steps[size_t(i)], user[u"steps"][i][u"status"].toString()))
                all.toldOtherwise << userId;
        }
        compareStep(all, userId, user[u"steps"][0], effects[u"revoke_accepted"].toInt());
        compareStep(all, userId, user[u"steps"][1], effects[u"mails"].toInt());
        all.revokedAgain += std::max(0, effects[u"revoke_accepted"].toInt() - 1);
        if (effects[u"mails"].toInt() > 1)
            all.mailedAgain << userId;
    }
    all.lost += concluded.keys();
    all.unlisted = seen.keys();
    return all;
}

} // namespace bulkhead::app
