// SPDX-License-Identifier: Apache-2.0
#include "cli/findings.h"

#include "cli/output.h"
#include "texts/preflight_text.h"

using namespace Qt::StringLiterals;

namespace bulkhead::cli {
namespace {

using plan::Severity;

QString mark(Severity severity)
{
    switch (severity) {
    case Severity::Green: return tr("ok  ");
    case Severity::Warning: return tr("!   ");
    case Severity::Stop: return tr("STOP");
    }
    return {};
}

} // namespace

std::vector<plan::Finding> findingsOf(const journal::Ledger &ledger)
{
    return plan::preflight(
        {surveyFromJson(ledger.survey()), ledger.planned() ? ledger.choices() : offeredChoices(),
            ledger.counts(), ledger.databases()});
}

QStringList findingLines(const std::vector<plan::Finding> &findings, Severity least)
{
    QStringList lines;
    for (const plan::Finding &each : findings) {
        if (each.severity >= least)
            lines << mark(each.severity) + u"  "_s + texts::oneLine(each, texts::Surface::Terminal);
    }
    return lines;
}

QJsonArray findingsJson(const std::vector<plan::Finding> &findings)
{
    QJsonArray array;
    for (const plan::Finding &each : findings) {
        QJsonObject object{
            {u"code"_s, wireName(each.code)},
            {u"severity"_s, wireName(each.severity)},
            {u"names"_s, QJsonArray::fromStringList(each.names)},
            {u"number"_s, each.number},
            {u"other"_s, each.other},
            {u"text"_s, texts::oneLine(each, texts::Surface::Terminal)},
        };
        if (each.measure)
            object.insert(u"measure"_s, wireName(*each.measure));
        array << object;
    }
    return array;
}

} // namespace bulkhead::cli
