// SPDX-License-Identifier: Apache-2.0
#include "board/user_story.h"

#include "board/user_columns.h"
#include "look/look.h"
#include "texts/answer_text.h"
#include "texts/reason_text.h"
#include "texts/user_look_text.h"

#include "measures/shown_call.h"
#include "report/report_row.h"
#include "run/step_target.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {
namespace {

using journal::Ledger;
using texts::TimelineLine;

QString tr(const char *text)
{
    return QCoreApplication::translate("story", text);
}

QString colored(const QString &text, Tone tone)
{
    return u"<span style='color:%1'>%2</span>"_s.arg(toneColor(tone).name(), text.toHtmlEscaped());
}

QString paragraph(const QString &html, int below = 4)
{
    return html.isEmpty()
        ? QString()
        : u"<p style='margin-top:0;margin-bottom:%1px'>%2</p>"_s.arg(below).arg(html);
}

QString who(const Ledger &ledger, qint32 row)
{
    const report::ReportRow facts = report::rowOf(ledger, row);
    QString html =
        paragraph(u"<b style='font-size:large'>%1</b>"_s.arg(facts.input.toHtmlEscaped()));
    for (const QString &other : {facts.user.userId, facts.user.email}) {
        if (!other.isEmpty() && other != facts.input)
            html += paragraph(colored(other, Tone::Neutral), 2);
    }
    for (const QString &candidate : ledger.candidates(row))
        html += paragraph(colored(candidate, Tone::Neutral), 2);
    return html;
}

QString standing(const Ledger &ledger, qint32 row)
{
    const report::ReportRow facts = report::rowOf(ledger, row);
    const auto why = texts::explain(facts.reason, {});
    QString html = paragraph(
        u"<img src='icon:%1' width='16' height='16' style='vertical-align:middle'>&nbsp;<b>%2</b>"_s
            .arg(wireName(facts.status), colored(stateTitle(facts.status), toneOf(facts.status))),
        6);
    html += paragraph(QStringList{why.happened, why.meaning}.join(u' ').trimmed().toHtmlEscaped());
    const QString todo = why.todo.isEmpty() ? texts::nextText(facts.next) : why.todo;
    if (!todo.isEmpty())
        html += paragraph(u"<b>%1</b> %2"_s.arg(tr("Next:"), todo.toHtmlEscaped()));
    return html;
}

QString seenHtml(const Ledger &ledger, qint32 row, const run::SeenUser &seen)
{
    const texts::SeenText text = texts::seenText(ledger, row, seen);
    QString html = paragraph(u"<br><b>%1</b>"_s.arg(text.asOf.toHtmlEscaped()));
    for (const QString &fact : text.facts)
        html += paragraph(fact.toHtmlEscaped(), 2);
    return html;
}

QString titleOf(const TimelineLine &line)
{
    if (!line.measure)
        return {};
    QString measure = texts::measureText(*line.measure);
    if (line.blocksAgain)
        measure = tr("%1: block put back").arg(measure);
    else if (line.call > 1)
        measure = tr("%1, call %2").arg(measure).arg(line.call);
    return line.attempt > 1 ? tr("%1, attempt %2").arg(measure).arg(line.attempt) : measure;
}

QString answerOf(const TimelineLine &line)
{
    QStringList tail;
    if (line.httpStatus > 0)
        tail << tr("HTTP %1").arg(line.httpStatus);
    if (line.tookMs >= 0)
        tail << tr("%1 ms").arg(QLocale().toString(line.tookMs));
    const QString text = line.text.toHtmlEscaped();
    return tail.isEmpty() ? text
                          : text + u' ' + colored(u'(' + tail.join(u", "_s) + u')', Tone::Neutral);
}

QString entry(const Ledger &ledger, qint32 row, const TimelineLine &line)
{
    const QString time = QDateTime::fromMSecsSinceEpoch(line.atMs).toString(u"HH:mm:ss"_s);
    QString html = paragraph(colored(time, Tone::Neutral)
            + u"&nbsp;&nbsp;<b>%1</b>"_s.arg(titleOf(line).toHtmlEscaped())
            + (line.measure ? QString() : answerOf(line)),
        line.measure ? 2 : 10);
    if (line.attempt > 0)
        html += paragraph(u"<code>%1</code>"_s.arg(sentText(ledger, row, line).toHtmlEscaped()), 2);
    return line.measure ? html + paragraph(answerOf(line), 10) : html;
}

} // namespace

QString sentText(const Ledger &ledger, qint32 row, const TimelineLine &line)
{
    const Measure measure = line.blocksAgain ? Measure::Block : *line.measure;
    if (!factsOf(measure).api) // no call to the tenant
        return ledger.mail() ? tr("By %1").arg(nameOf(ledger.mail()->server)) : QString();
    return measures::shownCall(measure, run::targetOf(ledger, row, measure));
}

QString userStory(const Ledger &ledger, qint32 row, const std::vector<TimelineLine> &lines,
    const std::optional<run::SeenUser> &seen)
{
    QString html = who(ledger, row) + u"<br>"_s + standing(ledger, row);
    if (seen)
        html += seenHtml(ledger, row, *seen);
    html += paragraph(u"<br><b>%1</b>"_s.arg(tr("Timeline")), 6);
    for (const TimelineLine &line : lines)
        html += entry(ledger, row, line);
    if (lines.empty())
        html += paragraph(colored(tr("Nothing was done for this user yet."), Tone::Neutral));
    return html;
}

} // namespace bulkhead::ui
