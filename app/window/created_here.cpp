// SPDX-License-Identifier: Apache-2.0
#include "window/created_here.h"

#include <QSettings>

using namespace Qt::StringLiterals;

namespace bulkhead {

void rememberCreatedHere(const QString &incidentId, bool builtIn)
{
    QSettings().setValue(u"created/"_s + incidentId, builtIn ? u"practice"_s : u"tenant"_s);
}

bool wasOnBuiltInPractice(const QString &incidentId)
{
    return QSettings().value(u"created/"_s + incidentId).toString() == u"practice";
}

bool wasCreatedHere(const QString &incidentId)
{
    return !incidentId.isEmpty() && QSettings().contains(u"created/"_s + incidentId);
}

} // namespace bulkhead
