// SPDX-License-Identifier: Apache-2.0
#include "composition/drill_list.h"

#include <QSet>

namespace bulkhead {
namespace {

// How often the tenant did it to that user; nothing when it does not count that.
std::optional<qint64> timesSeen(Measure measure, const practice::UserEffects &seen)
{
    switch (measure) {
    case Measure::RevokeAccess: return seen.revokeAccepted;
    case Measure::DeleteSessions: return seen.sessionsDeleted;
    case Measure::DeleteRefreshTokens: return seen.refreshTokensDeleted;
    case Measure::Email: return seen.mails;
    case Measure::Password: return seen.passwordDigests.size();
    case Measure::Flag: return seen.flagsSet;
    case Measure::Ticket: return seen.tickets;
    case Measure::Block: return seen.blockedSet;
    case Measure::ForgetMfaBrowsers: return seen.browsersForgotten;
    case Measure::DeleteGrants: return seen.grantsDeleted;
    case Measure::DeleteDeviceCredentials: // done also when there were none
    case Measure::ClearFlag:
    case Measure::Delivery: break; // or is none of its business
    }
    return std::nullopt;
}

// What the tenant should have seen of a user, given what the incident says of each step.
bool agrees(const journal::Ledger &ledger, qint32 row, const practice::UserEffects &seen)
{
    const auto steps = ledger.steps(row);
    for (size_t i = 0; i < steps.size(); ++i) {
        const Measure measure = ledger.measures()[i];
        const bool done = steps[i].state == StepState::Done;
        const auto times = timesSeen(measure, seen);
        if (!times)
            continue;
        const bool once = factsOf(measure).idempotent ? *times > 0 : *times == 1;
        if (done ? !once : *times > 0)
            return false;
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
