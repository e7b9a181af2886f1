// SPDX-License-Identifier: Apache-2.0
#include "run/connection_check.h"

#include "auth0/endpoints.h"
#include "run/assumed_limits.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace bulkhead::run {

ConnectionCheck::ConnectionCheck(TenantConfig tenant, credentials::Credential credential,
    QString frozenIssuer, auth0::Transport &transport, Clock &clock)
    : m_transport(transport), m_clock(clock), m_management(assumedManagement),
      m_authentication(assumedAuthentication),
      m_access(std::move(tenant), std::move(credential), std::move(frozenIssuer), transport,
          m_authentication, clock)
{
}

void ConnectionCheck::start(Done done)
{
    m_done = std::move(done);
    m_access.open([this](const Result<> &opened) {
        if (!opened)
            return m_done(tl::unexpected(opened.error()));
        countUsers();
    });
}

void ConnectionCheck::countUsers()
{
    m_transport.send(auth0::countUsers(), m_access.bearer(),
        [self = QPointer<ConnectionCheck>(this)](const auth0::Answer &answer) {
            if (self)
                self->finish(answer);
        });
}

void ConnectionCheck::finish(const auth0::Answer &answer)
{
    const auto reading = auth0::classify(answer, auth0::Shape::JsonObject);
    if (reading.outcome == Outcome::Unauthorized)
        return m_done(failure(m_access.tokenRefusal()));
    const auto ticket = m_management.sent(pacing::EndpointGroup::ReadUsers, m_clock.steadyMs());
    m_management.answered(ticket, reading.rate, m_clock.steadyMs());
    ConnectionReport report;
    report.identity = m_access.identity();
    report.missingScopes =
        m_access.missing({u"read:users"_s, u"delete:sessions"_s, u"delete:refresh_tokens"_s});
    report.scopesKnown = m_access.scopesKnown();
    if (reading.outcome == Outcome::Done)
        report.users = readUserTotal(answer.body);
    report.burst = m_management.shared().believed().size;
    report.perS = m_management.shared().believed().ratePerS;
    m_done(report);
}

qint64 readUserTotal(const QByteArray &body)
{
    return QJsonDocument::fromJson(body).object().value(u"total").toInteger(-1);
}

} // namespace bulkhead::run
