// SPDX-License-Identifier: Apache-2.0
#include "cli/gate_output.h"

#include "cli/output.h"
#include "report/status.h"
#include "run/gate_list.h"
#include "texts/gate_text.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bulkhead::cli {
namespace {

struct Refused
{
    QSet<QString> keys;
    qint64 held = 0;
};

Refused refusedBy(const journal::Ledger &ledger)
{
    const auto content = run::gateContent(ledger, ledger.gate().choices, run::GateFor::Now);
    const QSet<QString> shielded(content.protectedKeys.begin(), content.protectedKeys.end());
    Refused refused;
    for (const gate::Listed &each : content.listed) {
        if (shielded.contains(each.key) || refused.keys.contains(each.key))
            continue;
        refused.keys.insert(each.key);
        refused.held += each.held ? 1 : 0;
    }
    return refused;
}

void printRule(const journal::Ledger &ledger)
{
    const journal::GateChoices &choices = ledger.gate().choices;
    if (choices.connections.isEmpty())
        return;
    const auto content = run::gateContent(ledger, choices, run::GateFor::Now);
    printResult(tr("Besides them it refuses everybody who logs in by %1 with a password older than "
                   "it, listed or not. Listed users who have not been looked up are refused only "
                   "there.")
                    .arg(content.rule.connections.join(u", ")));
    for (const QString &name : choices.connections) {
        if (!content.rule.connections.contains(name))
            printResult(
                tr("%1 is left out: nobody there could get past it without help.").arg(name));
    }
}

QJsonObject gateJson(const journal::Ledger &ledger, const QString &path)
{
    QJsonObject gate = report::statusJson(ledger, {}).value(u"gate").toObject();
    const Refused refused = refusedBy(ledger);
    gate.insert(u"actions"_s, qint64(ledger.gate().actions.size()));
    gate.insert(u"identifiers"_s, refused.keys.size());
    gate.insert(u"held"_s, refused.held);
    gate.insert(u"connections"_s, QJsonArray::fromStringList(ledger.gate().choices.connections));
    gate.insert(u"stranded"_s, run::strandedUsers(ledger));
    gate.insert(u"not_looked_up"_s, run::unresolvedRows(ledger));
    return {{u"schema"_s, 1}, {u"incident"_s, path}, {u"tenant"_s, ledger.tenant().address.name()},
        {u"practice"_s, ledger.practice()}, {u"gate"_s, gate}};
}

} // namespace

void printGate(const journal::Ledger &ledger, const QString &path, bool json)
{
    if (json)
        return printJson(gateJson(ledger, path));
    const Refused refused = refusedBy(ledger);
    printResult(tr("%1 refuses %2 identifiers by %3 Action(s).")
                    .arg(ledger.gate().choices.name)
                    .arg(refused.keys.size())
                    .arg(ledger.gate().actions.size()));
    printRule(ledger);
    if (refused.held > 0)
        printResult(
            tr("%1 of them are held whatever their password; “gate release” lets those choose a "
               "new one whose changed e-mail or factor is their own, “gate up --protect FILE” lets "
               "pass whom you have made sure of.")
                .arg(refused.held));
    const QString fate = ledger.gate().choices.letStrandedIn ? tr("pass") : tr("are refused");
    if (const qint64 stranded = run::strandedUsers(ledger); stranded > 0)
        printResult(
            tr("%1 users could never get past it by themselves; they %2.").arg(stranded).arg(fate));
    if (const qint64 rows = run::unresolvedRows(ledger); rows > 0)
        printResult(tr("%1 rows have not been looked up; those of them without a password in this "
                       "tenant %2.")
                        .arg(rows)
                        .arg(fate));
    printResult(texts::gateText(ledger.gate()));
}

void printStands(const journal::Ledger &ledger, const QString &path,
    const std::vector<gate::Stand> &stands, bool json)
{
    if (json) {
        QJsonObject object = gateJson(ledger, path);
        QJsonArray array;
        for (const gate::Stand &each : stands)
            array << QJsonObject{
                {u"name"_s, each.name}, {u"standing"_s, gate::wireName(each.standing)}};
        object.insert(u"stands"_s, array);
        return printJson(object);
    }
    for (const gate::Stand &each : stands)
        printResult(texts::standText(each));
    printResult(texts::gateText(ledger.gate()));
}

void printGates(const std::vector<run::ActionListing::Row> &rows, bool json)
{
    QJsonArray array;
    for (const auto &row : rows)
        array << QJsonObject{{u"name"_s, row.action.name}, {u"id"_s, row.action.id},
            {u"bound"_s, row.place >= 0}, {u"place"_s, row.place + 1}};
    if (json)
        return printJson({{u"schema"_s, 1}, {u"gates"_s, array}});
    if (rows.empty())
        printResult(tr("The tenant has no gate of Bulkhead."));
    for (const auto &row : rows)
        printResult(row.place >= 0
                ? tr("%1  bound, place %2").arg(row.action.name).arg(row.place + 1)
                : tr("%1  not bound").arg(row.action.name));
}

} // namespace bulkhead::cli
