// SPDX-License-Identifier: Apache-2.0
#include "report/status.h"

#include "report/letters.h"

#include "report/report_row.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace bulkhead::report {
namespace {

using journal::Ledger;

QJsonValue haltValue(const Ledger &ledger)
{
    const auto halt = ledger.halt();
    if (!halt)
        return {};
    return QJsonObject{{u"code"_s, wireName(halt->fault)}, {u"text"_s, halt->detail}};
}

QJsonObject tenantObject(const Ledger &ledger)
{
    const TenantAddress &address = ledger.tenant().address;
    return {{u"name"_s, address.name()}, {u"url"_s, address.origin()},
        {u"practice"_s, ledger.practice()}};
}

QJsonValue planValue(const Ledger &ledger)
{
    if (!ledger.planned())
        return {};
    return QJsonObject{{u"scope"_s, wireName(ledger.choices().scope)},
        {u"reset"_s, wireName(ledger.choices().reset)}};
}

QJsonObject usersObject(const Ledger &ledger)
{
    QJsonObject users{{u"total"_s, ledger.userTotal()}};
    for (const auto state : {StepState::Pending, StepState::Done, StepState::Failed,
             StepState::Skipped, StepState::Unknown, StepState::Cancelled})
        users.insert(wireName(state), ledger.userTotal(state));
    return users;
}

QJsonObject callsObject(journal::CallCounts calls)
{
    return {{u"sent"_s, calls.sent}, {u"throttled"_s, calls.throttled}};
}

QJsonObject ownersObject(const Ledger &ledger)
{
    const OwnerCounts owners = ownerCounts(ledger);
    const QString at = isoTime(owners.lookedAtMs);
    return {{u"changed"_s, owners.changed}, {u"not_changed"_s, owners.notChanged},
        {u"not_looked"_s, owners.notLooked},
        {u"looked_at"_s, at.isEmpty() ? QJsonValue() : QJsonValue(at)}};
}

QJsonValue gateValue(const Ledger &ledger)
{
    const journal::GateRecord &gate = ledger.gate();
    if (!gate.chosen())
        return {};
    const QString since = isoTime(gate.sinceMs);
    return QJsonObject{{u"state"_s, journal::wireName(gate.state)}, {u"name"_s, gate.choices.name},
        {u"since"_s, since.isEmpty() ? QJsonValue() : QJsonValue(since)},
        {u"lost_bindings"_s, QJsonArray::fromStringList(gate.lost)}};
}

QJsonValue lettersValue(const Ledger &ledger)
{
    if (!ledger.mail())
        return {};
    const LetterCounts letters = letterCounts(ledger);
    return QJsonObject{{u"server"_s, nameOf(ledger.mail()->server)},
        {u"accepted"_s, letters.accepted}, {u"refused"_s, letters.refused},
        {u"unknown"_s, letters.unknown}, {u"not_sent"_s, letters.notSent},
        {u"pending"_s, letters.pending}};
}

QJsonValue etaValue(const Ledger &ledger)
{
    const bool known = ledger.state() == journal::IncidentState::Running && ledger.etaS() >= 0;
    return known ? QJsonValue(ledger.etaS()) : QJsonValue();
}

QJsonValue limitValue(const Ledger &ledger)
{
    const auto &limit = ledger.limit();
    if (!limit)
        return {};
    return QJsonObject{{u"plan"_s, limit->plan.isEmpty() ? QJsonValue() : QJsonValue(limit->plan)},
        {u"seen"_s, limit->seen}, {u"burst"_s, limit->burst}, {u"per_s"_s, limit->perS},
        {u"ceiling_per_s"_s, limit->ceilingPerS}, {u"reserve"_s, limit->reserve},
        {u"others_per_s"_s, limit->othersPerS}};
}

} // namespace

QJsonObject statusJson(const Ledger &ledger, const QString &path)
{
    return {
        {u"schema"_s, 1},
        {u"incident"_s, path},
        {u"state"_s, journal::wireName(ledger.state())},
        {u"halt"_s, haltValue(ledger)},
        {u"tenant"_s, tenantObject(ledger)},
        {u"plan"_s, planValue(ledger)},
        {u"users"_s, usersObject(ledger)},
        {u"owners"_s, ownersObject(ledger)},
        {u"letters"_s, lettersValue(ledger)},
        {u"rejects"_s, qint64(ledger.rejects().size())},
        {u"calls"_s,
            QJsonObject{{u"management"_s, callsObject(ledger.calls(Api::Management))},
                {u"authentication"_s, callsObject(ledger.calls(Api::Authentication))}}},
        {u"pace_per_s"_s, ledger.pacePerS()},
        {u"eta_s"_s, etaValue(ledger)},
        {u"gate"_s, gateValue(ledger)},
        {u"limit"_s, limitValue(ledger)},
        {u"rehearsal"_s, ledger.isRehearsal()},
        {u"updated_at"_s, isoTime(ledger.updatedAtMs())},
    };
}

} // namespace bulkhead::report
