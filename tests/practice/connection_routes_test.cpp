// SPDX-License-Identifier: Apache-2.0
#include "practice/connections.h"
#include "practice/tenant_fixture.h"

#include <QJsonArray>
#include <QJsonObject>

namespace bulkhead::practice {
namespace {

using namespace Qt::StringLiterals;

class PracticeConnections : public TenantTest
{
protected:
    void SetUp() override { start(); }
    QJsonArray list(const QByteArray &query)
    {
        const RawAnswer answer = manage("GET", "/api/v2/connections" + query);
        EXPECT_EQ(answer.status, 200) << query.toStdString();
        return QJsonDocument::fromJson(answer.body).array();
    }
    QJsonObject options(QLatin1StringView name)
    {
        return list("?name=" + QByteArray(name.data(), name.size()))[0]["options"_L1].toObject();
    }
};

TEST_F(PracticeConnections, AreListedByStrategyAndName)
{
    EXPECT_EQ(list({}).size(), 11);
    const QJsonArray databases = list("?strategy=auth0");
    EXPECT_EQ(databases.size(), 7);
    EXPECT_EQ(databases[0]["name"_L1], QString(mainConnection));
    EXPECT_EQ(list("?strategy=samlp")[0]["name"_L1], u"corp"_s);
    EXPECT_EQ(list("?name=nothing").size(), 0);
    EXPECT_TRUE(databases[0]["id"_L1].toString().startsWith("con_"_L1));
    EXPECT_EQ(databases[0]["id"_L1].toString().size(), 20);
}

TEST_F(PracticeConnections, TellTheirOptions)
{
    const QJsonObject main = options(mainConnection);
    EXPECT_EQ(main["passwordPolicy"_L1], u"good"_s);
    EXPECT_EQ(
        main["password_history"_L1].toObject(), (QJsonObject{{u"enable"_s, true}, {u"size"_s, 5}}));
    EXPECT_EQ(main["disable_self_service_change_password"_L1], false);
    EXPECT_FALSE(main.contains("password_complexity_options"_L1));
    const QJsonObject partners = options(partnersConnection);
    EXPECT_EQ(partners["passwordPolicy"_L1], u"excellent"_s);
    EXPECT_EQ(partners["password_complexity_options"_L1]["min_length"_L1].toInt(), 12);
    EXPECT_EQ(partners["password_history"_L1]["enable"_L1], false);
    const QJsonObject legacy = options(legacyConnection);
    EXPECT_EQ(legacy["enabledDatabaseCustomization"_L1], true);
    EXPECT_EQ(legacy["import_mode"_L1], false);
    EXPECT_FALSE(legacy["customScripts"_L1]["change_password"_L1].toString().isEmpty());
    EXPECT_EQ(options(kioskConnection)["disable_self_service_change_password"_L1], true);
    EXPECT_EQ(options(familiesConnection)["attributes"_L1]["email"_L1]["unique"_L1], false);
    EXPECT_EQ(options(passkeysConnection)["authentication_methods"_L1]["password"_L1]["enabled"_L1],
        false);
    EXPECT_EQ(
        options(vaultConnection)["password_complexity_options"_L1]["min_length"_L1].toInt(), 80);
}

TEST_F(PracticeConnections, KeepTheirOptionsFromThoseWithoutTheScope)
{
    EXPECT_TRUE(list({})[0].toObject().contains("options"_L1));
    TenantOptions without = quick();
    without.scopes.removeAll(u"read:connections_options"_s);
    start(without);
    for (const QJsonValue &connection : list({}))
        EXPECT_FALSE(connection.toObject().contains("options"_L1));
    without.scopes.removeAll(u"read:connections"_s);
    start(without);
    EXPECT_EQ(manage("GET", "/api/v2/connections").object()["message"_L1],
        u"Insufficient scope, expected any of: read:connections"_s);
}

TEST_F(PracticeConnections, ComeInPages)
{
    EXPECT_EQ(list("?page=2&per_page=5").size(), 1);
    const QJsonObject totals =
        manage("GET", "/api/v2/connections?include_totals=true&per_page=2").object();
    EXPECT_EQ(totals["total"_L1].toInt(), 11);
    EXPECT_EQ(totals["limit"_L1].toInt(), 2);
    EXPECT_EQ(totals["connections"_L1].toArray().size(), 2);
}

TEST_F(PracticeConnections, ComeByCheckpoint)
{
    QStringList names;
    QByteArray from;
    for (int page = 0; page < 4; ++page) {
        const QJsonObject body =
            manage("GET", "/api/v2/connections?strategy=auth0&take=3" + from).object();
        for (const QJsonValue &connection : body["connections"_L1].toArray())
            names << connection["name"_L1].toString();
        if (!body.contains("next"_L1))
            break;
        from = "&from=" + body["next"_L1].toString().toLatin1();
    }
    EXPECT_EQ(names.size(), 7);
    EXPECT_EQ(names.last(), QString(vaultConnection));
}

TEST_F(PracticeConnections, AreStrict)
{
    for (const QByteArray query : {"take=0", "take=101", "per_page=0", "per_page=101", "page=x",
             "from=nowhere", "take=5&page=0", "include_totals=1", "fields=secret", "foo=1",
             "strategy=auth0&strategy=samlp"})
        EXPECT_EQ(manage("GET", "/api/v2/connections?" + query).status, 400) << query.toStdString();
    const QJsonArray some = list("?fields=id,name&strategy=auth0");
    EXPECT_EQ(some[0].toObject().keys(), (QStringList{u"id"_s, u"name"_s}));
}

} // namespace
} // namespace bulkhead::practice
