// SPDX-License-Identifier: Apache-2.0
#include "texts/earlier_links_text.h"

#include "model/plan_nonsense.h"
#include "texts/report_text.h"

#include <QCoreApplication>

namespace bulkhead::texts {
namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("earlier links", text);
}

} // namespace

QStringList earlierLinkLines(const run::EarlierLinks &links)
{
    QStringList lines;
    for (const run::EarlierLink &each : links.incidents)
        lines << tr("%1 got a link by another incident, the last of them on %2. Only a user's "
                    "newest link works, so this run ends those: %3.")
                     .arg(userCount(each.users), instantText(each.lastMs / 1000 * 1000), each.path);
    if (links.unread > 0)
        lines << tr("Incident files that could not be looked into for such links: %1.")
                     .arg(links.unread);
    return lines;
}

} // namespace bulkhead::texts
