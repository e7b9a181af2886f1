// SPDX-License-Identifier: Apache-2.0
#include "texts/html_report.h"

#include "run/gate_list.h"
#include "texts/answer_text.h"
#include "texts/gate_text.h"
#include "texts/html_parts.h"
#include "texts/html_plan.h"
#include "texts/html_rows.h"
#include "texts/html_style.h"
#include "texts/reason_text.h"
#include "texts/report_text.h"

#include "report/report_file.h"
#include "report/report_row.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bulkhead::texts {
namespace {

using namespace html;
using journal::Ledger;
using report::Outlet;

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

// When users were treated: of the steps that were concluded by a call.
void putTimes(Outlet &outlet, const Ledger &ledger)
{
    qint64 first = 0, last = 0;
    for (qint32 row = 0; row < ledger.rowCount(); ++row) {
        for (const journal::Step &step : ledger.steps(row)) {
            if (step.attempts == 0 || step.concludedAtMs == 0)
                continue;
            first = first == 0 ? step.concludedAtMs : std::min(first, step.concludedAtMs);
            last = std::max(last, step.concludedAtMs);
        }
    }
    putFact(outlet, tr("First step concluded"), report::isoTime(first));
    putFact(outlet, tr("Last step concluded"), report::isoTime(last));
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
    if (const auto &gate = ledger.gate(); gate.state != journal::GateState::None) {
        const GateWords words = gateWords(gate, run::behindGate(ledger, gate.choices));
        putFact(outlet, tr("Gate"), words.title + u". "_s + words.lines.join(u' '));
    }
    putFact(outlet, tr("Management API"), callText(ledger.calls(Api::Management)));
    putFact(outlet, tr("Authentication API"), callText(ledger.calls(Api::Authentication)));
    putTimes(outlet, ledger);
    putFact(outlet, tr("Last recorded"), report::isoTime(ledger.updatedAtMs()));
    putFact(outlet, tr("Affected users"), number(ledger.userTotal()));
    putFact(outlet, tr("Rejected lines"), number(qint64(ledger.rejects().size())));
    outlet.put("</dl>\n");
}

} // namespace

Result<> writeHtml(const Ledger &ledger, QIODevice &device)
{
    Outlet outlet(device);
    putHead(outlet, ledger);
    putBars(outlet, ledger);
    putFacts(outlet, ledger);
    putLivesOn(outlet, ledger);
    putAdvice(outlet, ledger);
    putExempt(outlet, ledger);
    putLetters(outlet, ledger);
    putOwners(outlet, ledger);
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
