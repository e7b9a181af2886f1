// SPDX-License-Identifier: Apache-2.0
#include "texts/html_rows.h"

#include "texts/advice_text.h"
#include "texts/answer_text.h"
#include "texts/html_parts.h"
#include "texts/reason_text.h"
#include "texts/report_text.h"

#include "plan/advisor.h"
#include "report/report_row.h"

using namespace Qt::StringLiterals;

namespace bulkhead::texts::html {
namespace {

using journal::Ledger;
using report::Outlet;
using report::ReportRow;

// With the words of whoever left the user out.
QString reasonText(const ReportRow &row)
{
    const QString reason = explain(row.reason, {}).happened;
    return row.note.isEmpty() ? reason : tr("%1 Reason given: %2").arg(reason, row.note);
}

QString ownerText(const ReportRow &row)
{
    const QString at = report::isoTime(row.lookedAtMs);
    switch (row.owner) {
    case report::Owner::NotReset: return {};
    case report::Owner::NotLooked: return tr("not known");
    case report::Owner::NotChanged: return tr("no, at %1").arg(at);
    case report::Owner::Changed: return tr("yes, seen at %1").arg(at);
    }
    Q_UNREACHABLE();
}

QString survivorsText(const User &user)
{
    QStringList all;
    for (const plan::Survivor survivor : plan::survivorsOf(user))
        all << survivorText(survivor);
    return all.join(u", "_s);
}

QByteArray userLine(const Ledger &ledger, qint32 index)
{
    const ReportRow row = report::rowOf(ledger, index);
    return "<tr>" + stateCell(row.status) + cell(row.input, "i") + cell(row.user.userId, "i")
        + cell(row.user.email, "i") + cell(row.connection) + stateCell(row.revoke)
        + stateCell(row.reset)
        + cell(row.httpStatus == 0 ? QString() : QString::number(row.httpStatus), "n")
        + cell(reasonText(row)) + cell(nextText(row.next))
        + cell(QString::number(row.attempts), "n") + cell(report::isoTime(row.concludedAtMs), "w")
        + cell(ownerText(row)) + cell(survivorsText(row.user)) + cell(row.source + u':' + row.line)
        + '\n';
}

} // namespace

void putGroups(Outlet &outlet, const Ledger &ledger)
{
    const auto groups = outcomeGroups(ledger);
    if (groups.empty())
        return;
    outlet.put(element("h2", tr("Who is not done, and why")));
    outlet.put(tableHead(
        {tr("Status"), tr("Users"), tr("Reason"), tr("What it means"), tr("What to do")}));
    for (const OutcomeGroup &group : groups) {
        const Explanation why = explain(group.reason, {});
        const QString next = nextText(report::nextStep(group.state, group.reason));
        outlet.put("<tr>" + stateCell(group.state) + numberCell(group.users) + cell(why.happened)
            + cell(why.meaning) + cell(why.todo.isEmpty() ? next : why.todo) + '\n');
    }
    outlet.put(tableEnd);
}

void putUsers(Outlet &outlet, const Ledger &ledger)
{
    outlet.put(element("h2", tr("Affected users")));
    outlet.put(tableHead({tr("Status"), tr("Input"), tr("User ID"), tr("E-mail"), tr("Connection"),
        tr("Revoke"), tr("Reset"), tr("HTTP status"), tr("Reason"), tr("Next"), tr("Attempts"),
        tr("Concluded at (UTC)"), tr("Changed by its owner"), tr("Lives on"),
        tr("Source and line")}));
    for (qint32 row = 0; row < ledger.rowCount(); ++row) {
        if (report::isReported(ledger, row))
            outlet.put(userLine(ledger, row));
    }
    outlet.put(tableEnd);
}

void putRejects(Outlet &outlet, const Ledger &ledger)
{
    if (ledger.rejects().empty())
        return;
    outlet.put(element("h2", tr("Rejected lines")));
    outlet.put(tableHead({tr("Source"), tr("Line"), tr("Input"), tr("Reason"), tr("What to do")}));
    for (const auto &reject : ledger.rejects()) {
        const report::RejectRow row = report::rejectOf(ledger, reject);
        const Explanation why = explain(row.reason);
        outlet.put("<tr>" + cell(row.source) + cell(row.line, "n") + cell(row.input)
            + cell(why.happened) + cell(why.todo) + '\n');
    }
    outlet.put(tableEnd);
}

} // namespace bulkhead::texts::html
