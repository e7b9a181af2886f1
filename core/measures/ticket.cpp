// SPDX-License-Identifier: Apache-2.0
#include "measures/ticket.h"

#include "auth0/endpoints.h"
#include "auth0/json_text.h"
#include "auth0/reset_endpoints.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace bulkhead::measures {
namespace {

QString identityIn(const QByteArray &body, const QString &connection)
{
    const QJsonObject user = QJsonDocument::fromJson(body).object();
    for (const QJsonValue identity : user.value(u"identities").toArray()) {
        if (identity[u"provider"_s] == u"auth0"_s && identity[u"connection"_s] == connection)
            return identity[u"user_id"_s].toVariant().toString();
    }
    return {};
}

} // namespace

TicketStep::TicketStep(const Target &target)
    : m_userId(target.user.userId), m_connection(target.connection), m_choices(target.choices),
      m_lookFirst(target.user.traits.testFlag(Trait::LinkedPassword))
{
}

Call TicketStep::next()
{
    if (m_lookFirst)
        return {auth0::getUser(m_userId), auth0::Shape::JsonObject};
    return {auth0::passwordTicket({
                .userId = m_userId,
                .identityUserId = m_identity,
                .identityConnectionId = m_identity.isEmpty() ? QString() : m_connection.id,
                .lifeS = m_choices.ticketLifeS,
                .resultUrl = m_choices.ticketResultUrl,
                .clientId = resetClientIdFor(m_choices, m_connection.name),
                .organization = organizationFor(m_choices, m_connection.name),
            }),
        auth0::Shape::JsonObject};
}

std::optional<End> TicketStep::answered(const auth0::Reading &, const QByteArray &body)
{
    if (!std::exchange(m_lookFirst, false))
        return End{};
    m_identity = identityIn(body, m_connection.name);
    if (m_identity.isEmpty()) // unlinked meanwhile
        return End{StepState::Skipped, Reason::NoPasswordConnection};
    return std::nullopt;
}

Secret takeTicket(QByteArray &body)
{
    // A link holds no character that JSON must escape, but some servers escape the slash.
    body.replace("\\/", "/");
    return Secret(auth0::takeJsonString(body, "ticket"));
}

} // namespace bulkhead::measures
