// SPDX-License-Identifier: Apache-2.0
#include "practice/tenant_fixture.h"

#include <QJsonArray>
#include <QJsonObject>

namespace bulkhead::practice {
namespace {

using namespace Qt::StringLiterals;

const QString organization = u"org_PracticeAcme0001"_s;

class PracticeTickets : public TenantTest
{
protected:
    void SetUp() override
    {
        TenantOptions options = quick();
        options.burst = 1000;
        start(options);
    }
    RawAnswer ticket(const QJsonObject &body)
    {
        return manage("POST", "/api/v2/tickets/password-change",
            QJsonDocument(body).toJson(QJsonDocument::Compact));
    }
    RawAnswer ticketFor(const QString &id) { return ticket({{u"user_id"_s, id}}); }
    QString connectionId(const QByteArray &name)
    {
        const RawAnswer answer = manage("GET", "/api/v2/connections?name=" + name);
        return QJsonDocument::fromJson(answer.body).array()[0]["id"_L1].toString();
    }
    // As the record tells it, and the tenant in-process.
    QString validLink(const QString &id)
    {
        const QJsonArray users = ask("GET", "/_practice/record").object()["users"_L1].toArray();
        for (const QJsonValue &user : users) {
            if (user["user_id"_L1] == id) {
                EXPECT_EQ(user["valid_link"_L1].toString(), m_tenant->validLinkOf(id));
            }
        }
        return m_tenant->validLinkOf(id);
    }
    void mail(int user)
    {
        const QJsonObject body{{u"connection"_s, QString(mainConnection)},
            {u"email"_s, email(user)}, {u"client_id"_s, m_tenant->clientId()}};
        EXPECT_EQ(
            ask("POST", "/dbconnections/change_password", QJsonDocument(body).toJson()).status,
            200);
    }
};

TEST_F(PracticeTickets, AreLinksThatNobodyMails)
{
    const RawAnswer answer = ticketFor(userId(3));
    ASSERT_EQ(answer.status, 201);
    EXPECT_EQ(answer.object().keys(), QStringList{u"ticket"_s});
    const QString url = answer.object()["ticket"_L1].toString();
    EXPECT_TRUE(url.startsWith(m_tenant->url() + u"/lo/reset?ticket="_s));
    EXPECT_NE(ticketFor(userId(3)).object()["ticket"_L1], url);
    EXPECT_EQ(effects(userId(3)).tickets, 2);
    EXPECT_EQ(effects(userId(3)).mails, 0);
    EXPECT_FALSE(ask("GET", "/_practice/record?calls=1").body.contains("/lo/reset"));
}

TEST_F(PracticeTickets, TheNewestLinkWins)
{
    const QString id = userId(3);
    mail(3);
    EXPECT_EQ(validLink(id), u"mail"_s);
    EXPECT_EQ(ticketFor(id).status, 201);
    EXPECT_EQ(validLink(id), u"ticket"_s);
    mail(3);
    EXPECT_EQ(validLink(id), u"mail"_s);
    EXPECT_EQ(patch(id, R"({"password":"Fresh-and-good-7"})").status, 200);
    EXPECT_EQ(validLink(id), u"mail"_s) << "setting a password leaves the link alone";
    EXPECT_EQ(ticket({{u"user_id"_s, id}, {u"ttl_sec"_s, 3600}}).status, 201);
    m_clock.advance(3'600'000 - 1);
    EXPECT_EQ(validLink(id), u"ticket"_s);
    m_clock.advance(1);
    EXPECT_EQ(validLink(id), QString());
    EXPECT_EQ(ticket({{u"user_id"_s, id}, {u"ttl_sec"_s, 0}}).status, 201);
    m_clock.advance(86'400'000);
    m_token.clear();
    EXPECT_EQ(validLink(id), u"ticket"_s) << "five days";
}

TEST_F(PracticeTickets, EachKindHasWhatItCanHave)
{
    const QString noDatabase = u"The user's main connection does not support this operation."_s;
    const QList<std::tuple<QByteArray, int, QString>> table{
        {"social", 400, noDatabase},
        {"enterprise", 400, noDatabase},
        {"passwordless-email", 400, noDatabase},
        {"passwordless-sms", 400, noDatabase},
        {"passkey-only", 400, noDatabase},
        {"linked", 400, noDatabase},
        {"no-email", 400, u"The user does not have an email address."_s},
        {"linked-recently", 201, {}},
        {"custom-database", 201, {}},
        {"no-self-service", 201, {}},
        {"shared-addresses", 201, {}},
        {"unverified", 201, {}},
        {"long-policy", 201, {}},
    };
    for (const auto &[kind, status, message] : table) {
        const RawAnswer answer = ticketFor(odd(kind));
        EXPECT_EQ(answer.status, status) << kind.toStdString();
        EXPECT_EQ(answer.object()["message"_L1].toString(), message) << kind.toStdString();
    }
}

TEST_F(PracticeTickets, ALinkedIdentityIsNamed)
{
    const QString id = odd("linked");
    const QString raw = m_tenant->profileOf(id)["identities"_L1][1]["user_id"_L1].toString();
    const auto named = [&](QJsonObject identity) {
        return ticket({{u"user_id"_s, id}, {u"identity"_s, identity}}).status;
    };
    EXPECT_EQ(named({{u"user_id"_s, raw}, {u"provider"_s, u"auth0"_s}}), 201);
    const QString main = connectionId(QByteArray(mainConnection.data(), mainConnection.size()));
    EXPECT_EQ(
        named({{u"user_id"_s, raw}, {u"provider"_s, u"auth0"_s}, {u"connection_id"_s, main}}), 201);
    EXPECT_EQ(named({{u"user_id"_s, raw}, {u"provider"_s, u"auth0"_s},
                  {u"connection_id"_s, connectionId("partners")}}),
        400);
    EXPECT_EQ(named({{u"user_id"_s, raw}, {u"provider"_s, u"google-oauth2"_s}}), 400);
    EXPECT_EQ(named({{u"user_id"_s, u"auth0|"_s + raw}, {u"provider"_s, u"auth0"_s}}), 400);
    EXPECT_EQ(named({{u"user_id"_s, raw}}), 400);
    EXPECT_EQ(named({}), 400);
    EXPECT_EQ(effects(id).tickets, 2);
}

TEST_F(PracticeTickets, ConnectionAndEmailNameAUserToo)
{
    const QString partners = connectionId("partners");
    const QJsonObject good{{u"connection_id"_s, partners}, {u"email"_s, email(49)}};
    EXPECT_EQ(ticket(good).status, 201);
    EXPECT_EQ(effects(userId(49)).tickets, 1);
    EXPECT_EQ(ticket({{u"connection_id"_s, partners}, {u"email"_s, email(3)}}).status, 404);
    EXPECT_EQ(ticket({{u"connection_id"_s, u"con_0000000000000000"_s}, {u"email"_s, email(49)}})
                  .object()["message"_L1],
        u"The connection does not exist."_s);
    const QJsonObject families{{u"connection_id"_s, connectionId("families")},
        {u"email"_s, m_tenant->profileOf(odd("shared-addresses"))["email"_L1]}};
    EXPECT_EQ(ticket(families).status, 400) << "three have this address";
}

TEST_F(PracticeTickets, AreStrict)
{
    const QString id = userId(3);
    const QJsonObject base{{u"user_id"_s, id}};
    const auto with = [&](const QString &name, const QJsonValue &value) {
        QJsonObject body = base;
        body.insert(name, value);
        return body;
    };
    QJsonObject urlAndClient = with(u"result_url"_s, u"https://example.com/"_s);
    urlAndClient.insert(u"client_id"_s, m_tenant->clientId());
    QJsonObject urlAndOrganization = with(u"result_url"_s, u"https://example.com/"_s);
    urlAndOrganization.insert(u"organization_id"_s, organization);
    for (const QJsonObject &body : {QJsonObject(), with(u"email"_s, email(3)), with(u"foo"_s, 1),
             with(u"ttl_sec"_s, -1), with(u"ttl_sec"_s, 1.5), with(u"ttl_sec"_s, u"60"_s),
             with(u"result_url"_s, u"example"_s), with(u"client_id"_s, u"nobody"_s),
             with(u"organization_id"_s, u"acme"_s),
             with(u"organization_id"_s, u"org_0000000000000000"_s),
             with(u"connection_id"_s, connectionId("partners")),
             with(u"include_email_in_redirect"_s, true), urlAndClient, urlAndOrganization,
             QJsonObject{{u"email"_s, email(3)}},
             QJsonObject{{u"connection_id"_s, u"main"_s}, {u"email"_s, email(3)}}}) {
        const RawAnswer answer = ticket(body);
        EXPECT_EQ(answer.status, 400) << QJsonDocument(body).toJson().toStdString();
        EXPECT_EQ(answer.object()["errorCode"_L1], u"invalid_body"_s);
    }
    EXPECT_EQ(effects(id).tickets, 0);
    for (const QJsonObject &body : {with(u"result_url"_s, u"https://example.com/done"_s),
             with(u"client_id"_s, m_tenant->clientId()), with(u"client_id"_s, u"practice-shop"_s),
             with(u"organization_id"_s, organization), with(u"mark_email_as_verified"_s, false),
             with(u"includeEmailInRedirect"_s, true)})
        EXPECT_EQ(ticket(body).status, 201) << QJsonDocument(body).toJson().toStdString();
    EXPECT_EQ(ticketFor(u"auth0|nobody"_s).status, 404);
    EXPECT_EQ(ticketFor(u"auth0|nobody"_s).object()["errorCode"_L1], u"inexistent_user"_s);
    const QJsonObject partner{{u"user_id"_s, userId(49)}, {u"organization_id"_s, organization}};
    EXPECT_EQ(
        ticket(partner).object()["message"_L1], u"The user does not belong to the organization."_s);
}

TEST_F(PracticeTickets, NeedTheirScope)
{
    TenantOptions options = quick();
    options.scopes.removeAll(u"create:user_tickets"_s);
    start(options);
    EXPECT_EQ(ticketFor(userId(3)).object()["message"_L1],
        u"Insufficient scope, expected any of: create:user_tickets"_s);
}

} // namespace
} // namespace bulkhead::practice
