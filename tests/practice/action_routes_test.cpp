// SPDX-License-Identifier: Apache-2.0
#include "practice/tenant_fixture.h"

#include <QJsonArray>
#include <QJsonObject>

namespace bulkhead::practice {
namespace {

using namespace Qt::StringLiterals;

class PracticeActions : public TenantTest
{
protected:
    void SetUp() override { start(); }
    int put(const QString &name, bool deployed, bool bound)
    {
        const QJsonObject body{{u"name"_s, name}, {u"code"_s, u"exports.x = 1;"_s},
            {u"deployed"_s, deployed}, {u"bound"_s, bound}};
        return ask("POST", "/_practice/action", QJsonDocument(body).toJson()).status;
    }
    QJsonObject actions(const QByteArray &query = {})
    {
        return manage("GET", "/api/v2/actions/actions" + query).object();
    }
    QJsonObject bindings(const QByteArray &trigger = "post-login")
    {
        return manage("GET", "/api/v2/actions/triggers/" + trigger + "/bindings").object();
    }
};

TEST_F(PracticeActions, ThereAreNoneUntilSomebodyPutsThemThere)
{
    EXPECT_EQ(actions(),
        (QJsonObject{
            {u"total"_s, 0}, {u"page"_s, 0}, {u"per_page"_s, 20}, {u"actions"_s, QJsonArray()}}));
    EXPECT_EQ(bindings()["total"_L1].toInt(), 0);
    EXPECT_TRUE(bindings()["bindings"_L1].toArray().isEmpty());
}

TEST_F(PracticeActions, TellWhetherTheyAreDeployedAndBound)
{
    EXPECT_EQ(put(u"draft"_s, false, false), 204);
    EXPECT_EQ(put(u"idle"_s, true, false), 204);
    EXPECT_EQ(put(u"at-work"_s, true, true), 204);
    EXPECT_EQ(actions()["total"_L1].toInt(), 3);
    const QJsonObject draft = actions("?actionName=draft")["actions"_L1][0].toObject();
    EXPECT_FALSE(draft.contains("deployed_version"_L1));
    EXPECT_EQ(draft["all_changes_deployed"_L1], false);
    const QJsonObject atWork = actions("?actionName=at-work")["actions"_L1][0].toObject();
    EXPECT_EQ(atWork["deployed_version"_L1]["code"_L1], u"exports.x = 1;"_s);
    EXPECT_EQ(atWork["supported_triggers"_L1][0]["id"_L1], u"post-login"_s);
    EXPECT_EQ(actions("?deployed=true")["total"_L1].toInt(), 2);
    EXPECT_EQ(actions("?deployed=false")["total"_L1].toInt(), 1);
    EXPECT_EQ(actions("?triggerId=credentials-exchange")["total"_L1].toInt(), 0);
    const QJsonObject bound = bindings();
    ASSERT_EQ(bound["total"_L1].toInt(), 1);
    EXPECT_EQ(bound["bindings"_L1][0]["display_name"_L1], u"at-work"_s);
    EXPECT_EQ(bound["bindings"_L1][0]["action"_L1]["id"_L1], atWork["id"_L1]);
    EXPECT_EQ(bindings("credentials-exchange")["total"_L1].toInt(), 0);
    EXPECT_EQ(put(u"at-work"_s, true, false), 204) << "the same one again";
    EXPECT_EQ(bindings()["total"_L1].toInt(), 0);
    EXPECT_EQ(actions()["total"_L1].toInt(), 3);
}

TEST_F(PracticeActions, ComeInPages)
{
    for (int i = 0; i < 25; ++i)
        EXPECT_EQ(put(u"a%1"_s.arg(i), true, true), 204);
    EXPECT_EQ(actions()["actions"_L1].toArray().size(), 20);
    EXPECT_EQ(actions("?page=1")["actions"_L1].toArray().size(), 5);
    EXPECT_EQ(bindings()["bindings"_L1].toArray().size(), 20);
    EXPECT_EQ(actions("?per_page=100")["actions"_L1][24]["name"_L1], u"a24"_s);
}

TEST_F(PracticeActions, OfTheMarketplaceShowWhereTheyComeFrom)
{
    EXPECT_EQ(put(u"own"_s, true, true), 204);
    const QByteArray installed =
        R"({"name":"rotate","code":"","deployed":true,"bound":true,"integration":"some-slug"})";
    EXPECT_EQ(ask("POST", "/_practice/action", installed).status, 204);
    EXPECT_EQ(actions()["total"_L1].toInt(), 2);
    EXPECT_EQ(actions("?installed=true")["actions"_L1][0]["name"_L1], u"rotate"_s);
    EXPECT_EQ(actions("?installed=false")["actions"_L1][0]["name"_L1], u"own"_s);
    const QJsonValue action = bindings()["bindings"_L1][1]["action"_L1];
    EXPECT_EQ(action["integration"_L1]["url_slug"_L1], u"some-slug"_s);
    EXPECT_FALSE(action["installed_integration_id"_L1].toString().isEmpty());
}

TEST_F(PracticeActions, AreStrict)
{
    for (const QByteArray query : {"?triggerId=x", "?deployed=1", "?page=-1", "?x=1"})
        EXPECT_EQ(manage("GET", "/api/v2/actions/actions" + query).status, 400)
            << query.toStdString();
    EXPECT_EQ(manage("GET", "/api/v2/actions/triggers/post-dinner/bindings").status, 400);
    for (const QByteArray body : {"", "{}", R"({"name":"a","code":"","deployed":true})",
             R"({"name":"","code":"","deployed":true,"bound":true})",
             R"({"name":"a","code":"","deployed":true,"bound":1})"})
        EXPECT_EQ(ask("POST", "/_practice/action", body).status, 400) << body.toStdString();
}

} // namespace
} // namespace bulkhead::practice
