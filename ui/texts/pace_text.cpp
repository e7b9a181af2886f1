// SPDX-License-Identifier: Apache-2.0
#include "texts/pace_text.h"

#include "texts/plan_text.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>

namespace bulkhead::texts {
namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("PaceText", text);
}

} // namespace

QString perSecond(double calls)
{
    const bool whole = calls >= 10 || std::abs(calls - std::round(calls)) < 0.05;
    return QLocale().toString(calls, 'f', whole ? 0 : 1);
}

QString explainPace(const PaceFigures &figures)
{
    if (figures.seconds == 0)
        return tr("Nothing was sent yet.");
    QString text =
        tr("In the last %1 this run made %2 calls a second, others %3. The tenant "
           "allows %4; the run takes %5 at most and leaves %6 at once to others.")
            .arg(duration(figures.seconds), perSecond(figures.own), perSecond(figures.others),
                perSecond(figures.limit), perSecond(figures.ceiling), perSecond(figures.reserve));
    if (figures.crowdedS > 0)
        text += u' '
            + tr("Production was using the limit for %1 of it: the run stood back.")
                  .arg(duration(figures.crowdedS));
    return text;
}

QString paceInShort(const PaceFigures &figures)
{
    if (figures.seconds == 0)
        return {};
    return tr("this run %1, others %2 of %3 a second")
        .arg(perSecond(figures.own), perSecond(figures.others), perSecond(figures.limit));
}

} // namespace bulkhead::texts
