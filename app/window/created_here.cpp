// SPDX-License-Identifier: Apache-2.0
#include "window/created_here.h"

#include <QSettings>

using namespace Qt::StringLiterals;

namespace bulkhead {

void rememberCreatedHere(const QString &incidentId)
{
    QSettings().setValue(u"created/"_s + incidentId, true);
}

bool wasCreatedHere(const QString &incidentId)
{
    return !incidentId.isEmpty() && QSettings().contains(u"created/"_s + incidentId);
}

} // namespace bulkhead
