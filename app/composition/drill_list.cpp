// SPDX-License-Identifier: Apache-2.0
#include "composition/drill_list.h"

#include <QSet>

namespace bulkhead {
namespace {

// What the tenant should have seen of a user, given what the incident says of each step.
bool agrees(const journal::Ledger &ledger, qint32 row, const practice::UserEffects &seen)
{
    const auto steps = ledger.steps(row);
    for (size_t i = 0; i < steps.size(); ++i) {
        const bool done = steps[i].state == StepState::Done;
        switch (ledger.measures()[i]) {
        case Measure::RevokeAccess:
            if (done != (seen.revokeAccepted > 0))
                return false;
            break;
        case Measure::DeleteSessions:
            if (done != (seen.sessionsDeleted > 0))
                return false;
            break;
        case Measure::DeleteRefreshTokens:
            if (done != (seen.refreshTokensDeleted > 0))
                return false;
            break;
        case Measure::Email:
            if ((done ? 1 : 0) != seen.mails)
                return false;
            break;
        default: break;
        }
    }
    return true;
}

} // namespace

QByteArray drillList(const QByteArray &sampleCsv, int users)
{
    const QList<QByteArray> lines = sampleCsv.split('\n');
    QByteArray list = lines.mid(0, users + 1).join('\n').trimmed() + "\r\n";
    const QByteArray first = lines.value(1).trimmed();
    if (!first.isEmpty())
        list += first + "\r\n"; // named twice
    list += "auth0|000000000000000000000000,nobody.at.all@example.com\r\n";
    list += "not a user,\r\n";
    return list;
}

DrillVerdict compareWithTenant(const journal::Ledger &ledger, const practice::Record &record)
{
    DrillVerdict verdict;
    QSet<QString> listed;
    for (qint32 row = 0; row < ledger.rowCount(); ++row) {
        if (ledger.resolution(row) != Resolution::Found)
            continue;
        const QString userId = ledger.user(row).userId;
        listed.insert(userId);
        if (agrees(ledger, row, record.users().value(userId)))
            ++verdict.agree;
        else
            verdict.differences.append(userId);
    }
    for (auto user = record.users().begin(); user != record.users().end(); ++user) {
        if (!listed.contains(user.key()))
            ++verdict.unlistedTouched;
    }
    return verdict;
}

} // namespace bulkhead
