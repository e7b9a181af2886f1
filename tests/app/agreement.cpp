// SPDX-License-Identifier: Apache-2.0
#include "app/agreement.h"

#include <QHash>
#include <QJsonArray>

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

} // namespace

Agreement compare(const QJsonObject &report, const QJsonObject &record)
{
    QHash<QString, QJsonObject> seen;
    const QJsonArray touched = record[u"users"].toArray();
    for (const QJsonValue user : touched)
        seen.insert(user[u"user_id"].toString(), user.toObject());
    Agreement all;
    const QJsonArray users = report[u"users"].toArray();
    for (const QJsonValue user : users) {
        const QString userId = user[u"user_id"].toString();
        const QJsonObject effects = seen.take(userId);
        ++all.users;
        compareStep(all, userId, user[u"steps"][0], effects[u"revoke_accepted"].toInt());
        compareStep(all, userId, user[u"steps"][1], effects[u"mails"].toInt());
        if (effects[u"mails"].toInt() > 1)
            all.mailedAgain << userId;
    }
    all.unlisted = seen.keys();
    return all;
}

} // namespace bulkhead::app
