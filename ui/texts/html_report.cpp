// SPDX-License-Identifier: Apache-2.0
#include "texts/html_report.h"

#include "texts/answer_text.h"
#include "texts/html_style.h"
#include "texts/lives_on.h"
#include "texts/reason_text.h"
#include "texts/report_text.h"

#include "report/outlet.h"
#include "report/report_file.h"
#include "report/report_row.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bulkhead::texts {
namespace {

using journal::Ledger;
using report::Outlet;
using report::ReportRow;

QString tr(const char *text)
{
    return QCoreApplication::translate("html", text);
}

QString number(qint64 value)
{
    return QLocale().toString(value);
}

QByteArray escaped(const QString &text)
{
    return text.toHtmlEscaped().toUtf8();
}

QByteArray element(const QByteArray &name, const QString &text)
{
    return '<' + name + '>' + escaped(text) + "</" + name + ">\n";
}

QByteArray cell(const QString &text, const QByteArray &kind = {})
{
    return (kind.isEmpty() ? "<td>"_ba : QByteArray("<td class=" + kind + '>')) + escaped(text);
}

QByteArray stateCell(std::optional<StepState> state)
{
    if (!state)
        return cell(tr("none"));
    return "<td class=\"s " + wireName(*state).toLatin1() + "\">" + escaped(stateText(*state));
}

QByteArray tableHead(const QStringList &titles)
{
    QByteArray head = "<div class=scroll><table><thead><tr>";
    for (const QString &title : titles)
        head += "<th scope=col>" + escaped(title);
    return head + "</thead><tbody>\n";
}

constexpr auto tableEnd = "</tbody></table></div>\n";

void putHead(Outlet &outlet, const Ledger &ledger)
{
    const QString tenant = ledger.tenant().address.name();
    outlet.put("<!DOCTYPE html>\n<html lang=en><head><meta charset=utf-8>\n"
               "<meta http-equiv=Content-Security-Policy "
               "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
               "<meta name=referrer content=no-referrer>\n"
               "<meta name=viewport content=\"width=device-width,initial-scale=1\">\n");
    outlet.put(element("title", tr("Incident report: %1").arg(tenant)));
    outlet.put("<style>");
    outlet.put(htmlStyle);
    outlet.put("</style></head><body>\n");
    if (ledger.isRehearsal())
        outlet.put("<p class=practice role=note>"
            + escaped(tr("REHEARSAL: this report tells what would happen. Nothing was changed."))
            + "</p>\n");
    if (ledger.practice())
        outlet.put("<p class=practice role=note>"
            + escaped(tr("PRACTICE: this report is about a practice tenant. No real user was "
                         "touched."))
            + "</p>\n");
    outlet.put(element("h1", tr("Incident report")));
    outlet.put("<p class=soft><bdi>" + escaped(tenant) + "</bdi></p>\n");
    outlet.put("<p class=lead>" + escaped(resultText(ledger)) + "</p>\n");
    // Whoever reads a finished report needs no advice to make one.
    const Explanation run = explainRun(ledger);
    const bool finished = ledger.state() == journal::IncidentState::Finished;
    outlet.put(element("p",
        finished ? run.happened
                 : QStringList{run.happened, run.meaning, run.todo}.join(u' ').trimmed()));
}

QString barsText(const Ledger &ledger)
{
    QStringList parts;
    for (const StepState state : statesInOrder())
        parts << tr("%1: %2").arg(stateText(state), number(ledger.userTotal(state)));
    return parts.join(u", "_s);
}

void putBars(Outlet &outlet, const Ledger &ledger)
{
    constexpr int lineHeight = 30, barLeft = 100, barWidth = 470;
    const qint64 total = ledger.userTotal();
    outlet.put(element("h2", tr("Users by outcome")));
    outlet.put("<svg role=img viewBox=\"0 0 740 " + QByteArray::number(6 * lineHeight)
        + "\" aria-label=\"" + escaped(barsText(ledger)) + "\">\n");
    for (int i = 0; i < int(statesInOrder().size()); ++i) {
        const StepState state = statesInOrder()[size_t(i)];
        const qint64 users = ledger.userTotal(state);
        const double width = total == 0 ? 0 : double(users) * barWidth / double(total);
        const auto y = [i](int offset) {
            return QByteArray::number(i * lineHeight + offset);
        };
        const QByteArray shown =
            QByteArray::number(users == 0 ? 1.0 : std::max(width, 2.0), 'f', 1);
        outlet.put("<text x=0 y=" + y(20) + '>' + escaped(stateText(state)) + "</text><rect class="
            + wireName(state).toLatin1() + " x=" + QByteArray::number(barLeft) + " y=" + y(6)
            + " height=18 rx=2 width=" + shown + "></rect><text y=" + y(20)
            + " x=" + QByteArray::number(barLeft + 10 + width, 'f', 1) + '>'
            + escaped(number(users)) + " &#183; " + escaped(percent(users, total)) + "</text>\n");
    }
    outlet.put("</svg>\n");
    outlet.put("<p class=soft>" + escaped(doneMeans()) + "</p>\n");
}

void putFact(Outlet &outlet, const QString &name, const QString &value)
{
    if (!value.isEmpty())
        outlet.put("<dt>" + escaped(name) + "<dd>" + escaped(value) + '\n');
}

QString callText(journal::CallCounts calls)
{
    return tr("%1 sent, %2 of them over the limit and repeated")
        .arg(number(calls.sent), number(calls.throttled));
}

void putFacts(Outlet &outlet, const Ledger &ledger)
{
    outlet.put(element("h2", tr("Incident")) + "<dl>");
    putFact(outlet, tr("Tenant"), ledger.tenant().address.origin());
    putFact(outlet, tr("Issuer"), ledger.issuer());
    putFact(outlet, tr("Client ID"), ledger.tenant().clientId);
    QStringList measures;
    for (const Measure measure : ledger.measures())
        measures << measureText(measure);
    putFact(outlet, tr("Plan"), measures.join(u", "_s));
    putFact(outlet, tr("Management API"), callText(ledger.calls(Api::Management)));
    putFact(outlet, tr("Authentication API"), callText(ledger.calls(Api::Authentication)));
    putFact(outlet, tr("Last recorded"), report::isoTime(ledger.updatedAtMs()));
    putFact(outlet, tr("Affected users"), number(ledger.userTotal()));
    putFact(outlet, tr("Rejected lines"), number(qint64(ledger.rejects().size())));
    outlet.put("</dl>\n");
    if (!ledger.planned())
        return;
    outlet.put(element("h2", tr("What dies, what lives on")));
    outlet.put(tableHead({tr("What an attacker may hold"), tr("With this plan"), tr("Why")}));
    for (const auto &[hold, fate, why] : livesOn(ledger.choices()))
        outlet.put("<tr>" + cell(holdText(hold)) + cell(fateText(fate)) + cell(why) + '\n');
    outlet.put(tableEnd);
}

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
        outlet.put("<tr>" + stateCell(group.state) + cell(number(group.users), "n")
            + cell(why.happened) + cell(why.meaning) + cell(why.todo.isEmpty() ? next : why.todo)
            + '\n');
    }
    outlet.put(tableEnd);
}

QByteArray userLine(const Ledger &ledger, qint32 index)
{
    const ReportRow row = report::rowOf(ledger, index);
    return "<tr>" + stateCell(row.status) + cell(row.input, "i") + cell(row.user.userId, "i")
        + cell(row.user.email, "i") + cell(row.connection) + stateCell(row.revoke)
        + stateCell(row.reset)
        + cell(row.httpStatus == 0 ? QString() : QString::number(row.httpStatus), "n")
        + cell(explain(row.reason, {}).happened) + cell(nextText(row.next))
        + cell(QString::number(row.attempts), "n") + cell(report::isoTime(row.concludedAtMs), "w")
        + cell(row.source + u':' + row.line) + '\n';
}

void putUsers(Outlet &outlet, const Ledger &ledger)
{
    outlet.put(element("h2", tr("Affected users")));
    outlet.put(tableHead({tr("Status"), tr("Input"), tr("User ID"), tr("E-mail"), tr("Connection"),
        tr("Revoke"), tr("Reset"), tr("HTTP status"), tr("Reason"), tr("Next"), tr("Attempts"),
        tr("Concluded at (UTC)"), tr("Source and line")}));
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

} // namespace

Result<> writeHtml(const Ledger &ledger, QIODevice &device)
{
    Outlet outlet(device);
    putHead(outlet, ledger);
    putBars(outlet, ledger);
    putFacts(outlet, ledger);
    putGroups(outlet, ledger);
    putUsers(outlet, ledger);
    putRejects(outlet, ledger);
    outlet.put("<p class=soft>"
        + escaped(tr("Written by Bulkhead %1.").arg(QLatin1StringView(BULKHEAD_VERSION)))
        + "</p>\n</body></html>\n");
    return outlet.finish();
}

Result<> writeHtmlReport(const QString &path, const Ledger &ledger)
{
    return report::writeFile(
        path, [&ledger](QIODevice &device) { return writeHtml(ledger, device); });
}

} // namespace bulkhead::texts
