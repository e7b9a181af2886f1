// SPDX-License-Identifier: Apache-2.0
#include "texts/rotation_text.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace bulkhead::texts {
namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("rotation", text);
}

QString numberText(qint64 number, Surface surface)
{
    return surface == Surface::Window ? QLocale().toString(number) : QString::number(number);
}

} // namespace

QStringList rotationRule(const gate::RotationTold &told)
{
    QStringList lines;
    const auto &connections = told.rule.connections;
    for (auto each = connections.begin(); each != connections.end(); ++each)
        lines << tr("%1: %2 days").arg(each.key()).arg(each.value());
    if (told.rule.days > 0)
        lines << tr("every database connection: %1 days").arg(told.rule.days);
    return lines << tr("%1 protected").arg(told.protectedKeys);
}

QString marketplaceRotationUrl()
{
    return u"https://marketplace.auth0.com/integrations/auth-0-password-rotation"_s;
}

QString marketplaceRotation(bool bound)
{
    return bound
        ? tr("The marketplace's Password Rotation is bound, too.")
        : tr("The marketplace's Password Rotation is not bound; only you can install it: %1")
              .arg(marketplaceRotationUrl());
}

QStringList rotationCount(const run::RotationCount::Counted &counted, Surface surface)
{
    const auto &users = counted.users;
    const auto text = [surface](qint64 number) {
        return numberText(number, surface);
    };
    return {tr("%1 of %2 would have to change today.").arg(text(users.due), text(counted.total)),
        tr("%1 have a password under this rule").arg(text(users.ruled)),
        tr("%1 of them never report when it was changed, and are never refused")
            .arg(text(users.undated)),
        tr("%1 of them are protected").arg(text(users.exempt))};
}

QStringList rotationDoubts(
    const run::RotationCount::Counted &counted, bool marketplaceBound, Surface surface)
{
    QStringList lines;
    if (const qint64 missed = counted.total - counted.users.users; missed > 0)
        lines << tr("The tenant's search did not give %1 of its users; they are not counted.")
                     .arg(numberText(missed, surface));
    lines << tr("Users of a custom database who were never imported, and those created in the last "
                "seconds, are in no search and not counted.");
    for (const QString &name : counted.withoutUsers)
        lines << tr("Nobody has a password in the connection %1. Check its name.").arg(name);
    if (marketplaceBound)
        lines << tr("The marketplace's Password Rotation is bound, too, and refuses by its own "
                    "number of days.");
    return lines;
}

} // namespace bulkhead::texts
