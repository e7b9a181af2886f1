// SPDX-License-Identifier: Apache-2.0
#include "practice/tenant_fixture.h"

#include <QJsonArray>
#include <QJsonObject>

namespace bulkhead::practice {
namespace {

using namespace Qt::StringLiterals;

class PracticeFactors : public TenantTest
{
protected:
    void SetUp() override { start(); }
    QJsonArray methods(const QString &id)
    {
        const RawAnswer answer = manage("GET", pathOf(id) + "/authentication-methods");
        EXPECT_EQ(answer.status, 200);
        return QJsonDocument::fromJson(answer.body).array();
    }
    QStringList types(const QString &id)
    {
        QStringList all;
        for (const QJsonValue &method : methods(id))
            all << method["type"_L1].toString();
        return all;
    }
};

TEST_F(PracticeFactors, EachKindHasItsOwn)
{
    const QStringList password{u"password"_s};
    EXPECT_EQ(types(userId(0)), password);
    EXPECT_EQ(types(odd("linked")), password) << "of the second identity";
    EXPECT_EQ(types(odd("social")), QStringList());
    EXPECT_EQ(types(odd("enterprise")), QStringList());
    EXPECT_EQ(types(odd("passwordless-sms")), QStringList());
    EXPECT_EQ(types(odd("factor-added")), (QStringList{u"password"_s, u"totp"_s}));
    EXPECT_EQ(types(odd("old-factor")), (QStringList{u"password"_s, u"totp"_s}));
    EXPECT_EQ(types(odd("passkey-added")), (QStringList{u"password"_s, u"passkey"_s}));
    EXPECT_EQ(types(odd("passkey-only")), QStringList{u"passkey"_s});
}

TEST_F(PracticeFactors, TellWhenTheyCame)
{
    const QString id = odd("factor-added");
    const QJsonArray all = methods(id);
    EXPECT_EQ(all[0]["created_at"_L1], m_tenant->profileOf(id)["created_at"_L1]);
    EXPECT_EQ(all[1]["created_at"_L1], u"2026-02-01T20:40:00.000Z"_s);
    EXPECT_TRUE(all[1]["id"_L1].toString().startsWith("totp|dev_"_L1));
    EXPECT_EQ(all[1]["confirmed"_L1], true);
    EXPECT_LT(methods(odd("old-factor"))[1]["created_at"_L1].toString(), u"2026-01-01"_s);
    const QJsonValue passkey = methods(odd("passkey-added"))[1];
    EXPECT_EQ(passkey["identity_user_id"_L1], odd("passkey-added"));
}

TEST_F(PracticeFactors, ComeInPages)
{
    const QByteArray target = pathOf(odd("factor-added")) + "/authentication-methods";
    const QJsonObject totals = manage("GET", target + "?include_totals=true&per_page=1").object();
    EXPECT_EQ(totals["total"_L1].toInt(), 2);
    EXPECT_EQ(totals["authenticators"_L1].toArray().size(), 1);
    for (const QByteArray query : {"?per_page=101", "?take=5", "?x=1"})
        EXPECT_EQ(manage("GET", target + query).status, 400) << query.toStdString();
    const RawAnswer unknown = manage("GET", pathOf(u"auth0|nobody"_s) + "/authentication-methods");
    EXPECT_EQ(unknown.status, 404);
    EXPECT_EQ(unknown.object()["errorCode"_L1], u"inexistent_user"_s);
}

TEST_F(PracticeFactors, BrowsersAreForgotten)
{
    const QByteArray tail = "/multifactor/actions/invalidate-remember-browser";
    const RawAnswer answer = manage("POST", pathOf(userId(3)) + tail);
    EXPECT_EQ(answer.status, 204);
    EXPECT_TRUE(answer.body.isEmpty());
    EXPECT_EQ(effects(userId(3)).browsersForgotten, 1);
    EXPECT_EQ(manage("POST", pathOf(u"auth0|nobody"_s) + tail).status, 204);
    EXPECT_EQ(m_tenant->record().users().size(), 1);
}

} // namespace
} // namespace bulkhead::practice
