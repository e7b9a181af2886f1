// SPDX-License-Identifier: Apache-2.0
#include "report/json_writer.h"

#include "plan/advisor.h"
#include "report/json_text.h"
#include "report/outlet.h"
#include "report/report_row.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <utility>

using namespace Qt::StringLiterals;

namespace bulkhead::report {
namespace {

void numberOrNull(JsonText &json, QByteArrayView name, int number)
{
    json.key(name);
    if (number == 0)
        return json.null();
    json.number(number);
}

void timeOrNull(JsonText &json, QByteArrayView name, qint64 utcMs)
{
    json.key(name);
    if (utcMs == 0)
        return json.null();
    json.text(isoTime(utcMs));
}

void putSteps(JsonText &json, const journal::Ledger &ledger, qint32 row)
{
    json.key("steps");
    json.openArray();
    const auto steps = ledger.steps(row);
    for (size_t i = 0; i < steps.size(); ++i) {
        json.openObject();
        json.number("attempts", steps[i].attempts);
        timeOrNull(json, "concluded_at", steps[i].concludedAtMs);
        numberOrNull(json, "http_status", steps[i].httpStatus);
        json.text("measure", wireName(ledger.measures()[i]));
        json.text("reason", wireName(steps[i].reason));
        json.text("status", wireName(steps[i].state));
        json.closeObject();
    }
    json.closeArray();
}

QStringList survivorsOf(const User &user)
{
    QStringList names;
    for (const plan::Survivor survivor : plan::survivorsOf(user))
        names << wireName(survivor);
    return names;
}

// Keys in alphabetical order.
void putUser(JsonText &json, const journal::Ledger &ledger, qint32 index)
{
    const ReportRow row = rowOf(ledger, index);
    json.openObject();
    json.number("attempts", row.attempts);
    if (ledger.resolution(index) == Resolution::Several)
        json.texts("candidates", ledger.candidates(index));
    timeOrNull(json, "concluded_at", row.concludedAtMs);
    json.text("connection", row.connection);
    json.text("email", row.user.email);
    numberOrNull(json, "http_status", row.httpStatus);
    json.text("input", row.input);
    json.text("kind", u"user"_s);
    json.text("line", row.line);
    timeOrNull(json, "looked_at", row.lookedAtMs);
    json.text("next", wireName(row.next));
    json.text("note", row.note);
    json.text("password_changed", wireName(row.owner));
    json.text("reason", wireName(row.reason));
    json.text("reset", wireName(row.reset));
    json.text("revoke", wireName(row.revoke));
    json.text("source", row.source);
    json.text("status", wireName(row.status));
    putSteps(json, ledger, index);
    json.texts("survives", survivorsOf(row.user));
    json.text("user_id", row.user.userId);
    json.closeObject();
}

void putReject(JsonText &json, const RejectRow &row)
{
    json.openObject();
    json.text("input", row.input);
    json.text("kind", u"reject"_s);
    json.text("line", row.line);
    json.text("next", wireName(NextStep::CorrectLine));
    json.text("reason", wireName(row.reason));
    json.text("source", row.source);
    json.closeObject();
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

} // namespace

Result<> writeJson(const journal::Ledger &ledger, QIODevice &device)
{
    Outlet outlet(device);
    QByteArray head = QJsonDocument(headObject(ledger)).toJson(QJsonDocument::Compact);
    head.chop(1); // the document goes on
    outlet.put(head + ",\"users\":[");
    JsonText json;
    QByteArrayView separator = "\n";
    const auto putLine = [&] {
        outlet.put(std::exchange(separator, ",\n"));
        outlet.put(json.bytes());
        json.clear();
    };
    for (qint32 row = 0; row < ledger.rowCount(); ++row) {
        if (!isReported(ledger, row))
            continue;
        putUser(json, ledger, row);
        putLine();
    }
    outlet.put("\n],\"rejects\":[");
    separator = "\n";
    for (const auto &reject : ledger.rejects()) {
        putReject(json, rejectOf(ledger, reject));
        putLine();
    }
    outlet.put("\n]}\n");
    return outlet.finish();
}

} // namespace bulkhead::report
