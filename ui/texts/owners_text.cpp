// SPDX-License-Identifier: Apache-2.0
#include "texts/owners_text.h"

#include "texts/report_text.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace bulkhead::texts {
namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("owners", text);
}

QString number(qint64 value)
{
    return QLocale().toString(value);
}

} // namespace

QString ownersText(const report::OwnerCounts &owners)
{
    if (owners.lookedAtMs == 0)
        return tr("%1 had the password reset. Nobody has looked yet who of them has chosen a new "
                  "one.")
            .arg(userCount(owners.all()));
    QStringList parts{
        (owners.changed == 1 ? tr("%1 of %2 has chosen a new password since")
                             : tr("%1 of %2 have chosen a new password since"))
            .arg(number(owners.changed), userCount(owners.all())),
        (owners.notChanged == 1 ? tr("%1 has not") : tr("%1 have not"))
            .arg(number(owners.notChanged)),
    };
    if (owners.notLooked > 0)
        parts << tr("of %1 it is not known").arg(number(owners.notLooked));
    return parts.join(u", "_s) + u'.';
}

QString lookedText(const report::OwnerCounts &owners)
{
    if (owners.lookedAtMs == 0)
        return {};
    const auto here = QDateTime::fromMSecsSinceEpoch(owners.lookedAtMs);
    return tr("Looked at %1.").arg(QLocale().toString(here, u"d MMMM yyyy, HH:mm"_s));
}

} // namespace bulkhead::texts
