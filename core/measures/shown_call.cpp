// SPDX-License-Identifier: Apache-2.0
#include "measures/shown_call.h"

#include "auth0/reset_endpoints.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace bulkhead::measures {
namespace {

// U+2026 in UTF-8, as a body has it.
constexpr auto dots = "\xe2\x80\xa6";

auth0::Request ticket(const Target &target)
{
    const bool linked = target.user.traits.testFlag(Trait::LinkedPassword);
    const PlanChoices &choices = target.choices;
    return auth0::passwordTicket({
        .userId = target.user.userId,
        .identityUserId = linked ? QString::fromUtf8(dots) : QString(),
        .identityConnectionId = linked ? target.connection.id : QString(),
        .lifeS = choices.ticketLifeS,
        .resultUrl = choices.ticketResultUrl,
        .clientId = resetClientIdFor(choices, target.connection.name),
        .organization = organizationFor(choices, target.connection.name),
    });
}

auth0::Request acting(Measure measure, const Target &target)
{
    const QString &id = target.user.userId;
    switch (measure) {
    case Measure::Password:
        return auth0::setPassword(id, target.connection.name, Secret(QByteArray(dots)));
    case Measure::Flag: return auth0::setForceResetFlag(id, QString::fromUtf8(dots));
    case Measure::DeleteDeviceCredentials:
        return auth0::deleteDeviceCredential(QString::fromUtf8(dots));
    case Measure::Ticket: return ticket(target);
    default: return stepCalls(measure, target)->next().request;
    }
}

} // namespace

QString shownCall(Measure measure, const Target &target)
{
    const auto request = acting(measure, target);
    const QString path =
        QUrl::fromPercentEncoding(request.target).replace(QChar::Null, QChar::ReplacementCharacter);
    const QString line = QString::fromLatin1(request.method) + u' ' + path;
    return request.body.isEmpty() ? line : line + u' ' + QString::fromUtf8(request.body);
}

} // namespace bulkhead::measures
