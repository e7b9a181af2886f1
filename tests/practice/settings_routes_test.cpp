// SPDX-License-Identifier: Apache-2.0
#include "practice/tenant_fixture.h"

#include <QJsonArray>
#include <QJsonObject>

namespace bulkhead::practice {
namespace {

using namespace Qt::StringLiterals;

class PracticeSettings : public TenantTest
{
protected:
    void SetUp() override { start(); }
};

TEST_F(PracticeSettings, TellTheMailProvider)
{
    const QJsonObject provider = manage("GET", "/api/v2/emails/provider").object();
    EXPECT_EQ(provider["name"_L1], u"smtp"_s);
    EXPECT_EQ(provider["enabled"_L1], true);
    EXPECT_EQ(manage("GET", "/api/v2/emails/provider?fields=name").object().keys(),
        QStringList{u"name"_s});
    EXPECT_EQ(manage("GET", "/api/v2/emails/provider?fields=secret").status, 400);
    TenantOptions options = quick();
    options.builtInMail = true;
    start(options);
    const RawAnswer none = manage("GET", "/api/v2/emails/provider");
    EXPECT_EQ(none.status, 404);
    EXPECT_EQ(none.object()["message"_L1], u"Email provider has not been configured."_s);
}

TEST_F(PracticeSettings, TellTheTemplateOfTheResetMail)
{
    const QJsonObject reset = manage("GET", "/api/v2/email-templates/reset_email").object();
    EXPECT_EQ(reset["template"_L1], u"reset_email"_s);
    EXPECT_EQ(reset["enabled"_L1], true);
    EXPECT_EQ(reset["urlLifetimeInSeconds"_L1].toInt(), 432000);
    EXPECT_EQ(manage("GET", "/api/v2/email-templates/welcome_email").status, 404);
    EXPECT_EQ(manage("GET", "/api/v2/email-templates/nothing").status, 400);
    TenantOptions options = quick();
    options.builtInMail = true;
    start(options);
    EXPECT_EQ(manage("GET", "/api/v2/email-templates/reset_email").status, 404)
        << "the built-in provider has none of one's own";
}

TEST_F(PracticeSettings, TellTheGrantsOfAnApplication)
{
    const auto grants = [&](const QByteArray &query) {
        const RawAnswer answer = manage("GET", "/api/v2/client-grants" + query);
        EXPECT_EQ(answer.status, 200);
        return QJsonDocument::fromJson(answer.body).array();
    };
    const QJsonArray own = grants("?client_id=" + m_tenant->clientId().toLatin1());
    ASSERT_EQ(own.size(), 1);
    EXPECT_EQ(own[0]["audience"_L1], m_tenant->audience());
    EXPECT_EQ(own[0]["scope"_L1].toArray(), QJsonArray::fromStringList(defaultScopes()));
    EXPECT_EQ(grants({}).size(), 2);
    EXPECT_EQ(grants("?client_id=nobody").size(), 0);
    const QJsonObject page = manage("GET", "/api/v2/client-grants?take=1").object();
    EXPECT_EQ(page["client_grants"_L1].toArray().size(), 1);
    EXPECT_TRUE(page.contains("next"_L1));
    EXPECT_EQ(manage("GET", "/api/v2/client-grants?x=1").status, 400);
}

TEST_F(PracticeSettings, TellTheTenants)
{
    const QJsonObject settings = manage("GET", "/api/v2/tenants/settings").object();
    EXPECT_EQ(settings["session_lifetime"_L1].toInt(), 168);
    EXPECT_EQ(settings["flags"_L1]["revoke_refresh_token_grant"_L1], false);
    EXPECT_EQ(manage("GET", "/api/v2/tenants/settings?fields=flags").object().keys(),
        QStringList{u"flags"_s});
    EXPECT_EQ(manage("GET", "/api/v2/tenants/settings?fields=x").status, 400);
}

TEST_F(PracticeSettings, TellOfAnOrganizationByItsId)
{
    const QJsonObject acme = manage("GET", "/api/v2/organizations/org_PracticeAcme0001").object();
    EXPECT_EQ(acme["id"_L1], u"org_PracticeAcme0001"_s);
    EXPECT_EQ(acme["name"_L1], u"acme"_s);
    const std::pair<QByteArray, int> others[] = {
        {"org_0000000000000000", 404}, {"acme", 400}, {"org_PracticeAcme0001?x=1", 400}};
    for (const auto &[id, status] : others)
        EXPECT_EQ(manage("GET", "/api/v2/organizations/" + id).status, status) << id.toStdString();
}

TEST_F(PracticeSettings, EachOfThemNeedsItsScope)
{
    const QByteArray user = "/api/v2/users/auth0%7Ca";
    const QList<std::tuple<QByteArray, QByteArray, QString>> table{
        {"GET", "/api/v2/emails/provider", u"read:email_provider"_s},
        {"GET", "/api/v2/email-templates/reset_email", u"read:email_templates"_s},
        {"GET", "/api/v2/client-grants", u"read:client_grants"_s},
        {"GET", "/api/v2/tenants/settings", u"read:tenant_settings"_s},
        {"GET", "/api/v2/organizations/org_PracticeAcme0001", u"read:organizations"_s},
        {"GET", "/api/v2/actions/actions", u"read:actions"_s},
        {"GET", "/api/v2/actions/triggers/post-login/bindings", u"read:actions"_s},
        {"GET", user + "/authentication-methods", u"read:authentication_methods"_s},
        {"POST", user + "/multifactor/actions/invalidate-remember-browser", u"update:users"_s},
        {"GET", "/api/v2/device-credentials?user_id=a", u"read:device_credentials"_s},
        {"DELETE", "/api/v2/device-credentials/dcr_0000000000000000",
            u"delete:device_credentials"_s},
        {"DELETE", "/api/v2/grants?user_id=a", u"delete:grants"_s},
    };
    for (const auto &[method, target, scope] : table) {
        EXPECT_TRUE(defaultScopes().contains(scope)) << scope.toStdString();
        TenantOptions options = quick();
        options.scopes.removeAll(scope);
        start(options);
        const RawAnswer answer = manage(method, target);
        EXPECT_EQ(answer.status, 403) << target.toStdString();
        EXPECT_EQ(
            answer.object()["message"_L1], "Insufficient scope, expected any of: "_L1 + scope);
    }
}

} // namespace
} // namespace bulkhead::practice
