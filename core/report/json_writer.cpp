// SPDX-License-Identifier: Apache-2.0
#include "report/json_writer.h"

#include "plan/advisor.h"
#include "report/outlet.h"
#include "report/report_row.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace bulkhead::report {
namespace {

QJsonValue numberOrNull(int number)
{
    return number == 0 ? QJsonValue() : QJsonValue(number);
}

QJsonValue timeOrNull(qint64 utcMs)
{
    return utcMs == 0 ? QJsonValue() : QJsonValue(isoTime(utcMs));
}

QJsonArray stepsOf(const journal::Ledger &ledger, qint32 row)
{
    QJsonArray array;
    const auto steps = ledger.steps(row);
    for (size_t i = 0; i < steps.size(); ++i) {
        array.append(QJsonObject{
            {u"measure"_s, wireName(ledger.measures()[i])},
            {u"status"_s, wireName(steps[i].state)},
            {u"http_status"_s, numberOrNull(steps[i].httpStatus)},
            {u"reason"_s, wireName(steps[i].reason)},
            {u"attempts"_s, steps[i].attempts},
            {u"concluded_at"_s, timeOrNull(steps[i].concludedAtMs)},
        });
    }
    return array;
}

QJsonArray survivorsOf(const User &user)
{
    QJsonArray names;
    for (const plan::Survivor survivor : plan::survivorsOf(user))
        names.append(wireName(survivor));
    return names;
}

QJsonObject userObject(const journal::Ledger &ledger, qint32 index)
{
    const ReportRow row = rowOf(ledger, index);
    QJsonObject object{
        {u"kind"_s, u"user"_s},
        {u"source"_s, row.source},
        {u"line"_s, row.line},
        {u"input"_s, row.input},
        {u"user_id"_s, row.user.userId},
        {u"email"_s, row.user.email},
        {u"connection"_s, row.connection},
        {u"status"_s, wireName(row.status)},
        {u"revoke"_s, wireName(row.revoke)},
        {u"reset"_s, wireName(row.reset)},
        {u"http_status"_s, numberOrNull(row.httpStatus)},
        {u"reason"_s, wireName(row.reason)},
        {u"next"_s, wireName(row.next)},
        {u"attempts"_s, row.attempts},
        {u"concluded_at"_s, timeOrNull(row.concludedAtMs)},
        {u"password_changed"_s, wireName(row.owner)},
        {u"looked_at"_s, timeOrNull(row.lookedAtMs)},
        {u"note"_s, row.note},
        {u"survives"_s, survivorsOf(row.user)},
        {u"steps"_s, stepsOf(ledger, index)},
    };
    if (ledger.resolution(index) == Resolution::Several)
        object.insert(u"candidates"_s, QJsonArray::fromStringList(ledger.candidates(index)));
    return object;
}

QJsonObject rejectObject(const RejectRow &row)
{
    return {{u"kind"_s, u"reject"_s}, {u"source"_s, row.source}, {u"line"_s, row.line},
        {u"input"_s, row.input}, {u"reason"_s, wireName(row.reason)},
        {u"next"_s, wireName(NextStep::CorrectLine)}};
}

QJsonObject headObject(const journal::Ledger &ledger)
{
    const PlanChoices &choices = ledger.choices();
    return {{u"schema"_s, 1}, {u"tenant"_s, ledger.tenant().address.name()},
        {u"issuer"_s, ledger.issuer()}, {u"practice"_s, ledger.practice()},
        {u"rehearsal"_s, ledger.isRehearsal()},
        {u"scope"_s, ledger.planned() ? QJsonValue(wireName(choices.scope)) : QJsonValue()},
        {u"reset"_s, ledger.planned() ? QJsonValue(wireName(choices.reset)) : QJsonValue()}};
}

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace

Result<> writeJson(const journal::Ledger &ledger, QIODevice &device)
{
    Outlet outlet(device);
    QByteArray head = compact(headObject(ledger));
    head.chop(1); // the document goes on
    outlet.put(head + ",\"users\":[");
    QByteArrayView separator = "\n";
    for (qint32 row = 0; row < ledger.rowCount(); ++row) {
        if (!isReported(ledger, row))
            continue;
        outlet.put(separator);
        outlet.put(compact(userObject(ledger, row)));
        separator = ",\n";
    }
    outlet.put("\n],\"rejects\":[");
    separator = "\n";
    for (const auto &reject : ledger.rejects()) {
        outlet.put(separator);
        outlet.put(compact(rejectObject(rejectOf(ledger, reject))));
        separator = ",\n";
    }
    outlet.put("\n]}\n");
    return outlet.finish();
}

} // namespace bulkhead::report
