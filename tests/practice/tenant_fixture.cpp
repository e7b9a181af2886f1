// SPDX-License-Identifier: Apache-2.0
#include "practice/tenant_fixture.h"

#include <QJsonObject>

namespace bulkhead::practice {

using namespace Qt::StringLiterals;

TenantOptions TenantTest::quick()
{
    return {.users = 200, .latencyMs = 0};
}

void TenantTest::start(TenantOptions options)
{
    m_client.reset();
    m_token.clear();
    m_tenant = std::make_unique<Tenant>(std::move(options), m_clock);
    ASSERT_TRUE(m_tenant->listen());
    m_client = std::make_unique<RawClient>(m_tenant->url());
}

RawAnswer TenantTest::ask(const QByteArray &method, const QByteArray &target,
    const QByteArray &body, const QByteArray &type)
{
    m_client->send(request(method, target, {}, body, type));
    return m_client->receive();
}

RawAnswer TenantTest::manage(
    const QByteArray &method, const QByteArray &target, const QByteArray &body)
{
    const QByteArray bearer = token();
    m_client->send(request(method, target, bearer, body));
    return m_client->receive();
}

QByteArray TenantTest::credentials(const QString &field, const QJsonValue &value) const
{
    QJsonObject object{{u"grant_type"_s, u"client_credentials"_s},
        {u"client_id"_s, m_tenant->clientId()}, {u"client_secret"_s, m_tenant->clientSecret()},
        {u"audience"_s, m_tenant->audience()}};
    if (value.isNull())
        object.remove(field);
    else
        object.insert(field, value);
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QByteArray TenantTest::token()
{
    if (m_token.isEmpty())
        m_token = ask("POST", "/oauth/token", credentials())
                      .object()["access_token"_L1]
                      .toString()
                      .toLatin1();
    return m_token;
}

QString TenantTest::userId(int user) const
{
    return QString::fromUtf8(
        m_tenant->sampleCsv(user + 1).trimmed().split('\n').last().split(',').first());
}

QString TenantTest::email(int user) const
{
    return QString::fromUtf8(
        m_tenant->sampleCsv(user + 1).trimmed().split('\n').last().split(',').last());
}

QByteArray TenantTest::encodedId(int user) const
{
    return userId(user).toUtf8().toPercentEncoding();
}

QString TenantTest::odd(const QByteArray &kind, int number)
{
    for (const QByteArray &line : ask("GET", "/_practice/kinds.csv").body.split('\n')) {
        if (line.endsWith(',' + kind + '\r') && number-- == 0)
            return QString::fromUtf8(line.left(line.indexOf(',')));
    }
    ADD_FAILURE() << "no such kind: " << kind.toStdString();
    return {};
}

QByteArray TenantTest::pathOf(const QString &userId) const
{
    return "/api/v2/users/" + userId.toUtf8().toPercentEncoding();
}

RawAnswer TenantTest::patch(const QString &userId, const QByteArray &body)
{
    return manage("PATCH", pathOf(userId), body);
}

UserEffects TenantTest::effects(const QString &userId) const
{
    return m_tenant->record().users().value(userId);
}

int TenantTest::userWith(int sessions, int refreshTokens) const
{
    for (int user = 0;; ++user) {
        const AccessCount access = m_tenant->accessOf(userId(user));
        if (access.sessions >= sessions && access.refreshTokens >= refreshTokens)
            return user;
    }
}

} // namespace bulkhead::practice
