// SPDX-License-Identifier: Apache-2.0
// How Actions are made, built, deployed, bound in an order and taken away.
#include "practice/tenant_fixture.h"

#include <QJsonArray>
#include <QJsonObject>

namespace bulkhead::practice {
namespace {

using namespace Qt::StringLiterals;

QByteArray text(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

class PracticeActionChanges : public TenantTest
{
protected:
    void SetUp() override
    {
        TenantOptions options = quick();
        options.buildMs = 5000;
        options.burst = 1000;
        start(options);
    }
    static QJsonObject order(const QString &name, bool deploy = false)
    {
        return {{u"name"_s, name}, {u"code"_s, u"exports.x = 1;"_s}, {u"runtime"_s, u"node22"_s},
            {u"supported_triggers"_s,
                QJsonArray{QJsonObject{{u"id"_s, u"post-login"_s}, {u"version"_s, u"v3"_s}}}},
            {u"deploy"_s, deploy}};
    }
    RawAnswer create(const QJsonObject &body)
    {
        return manage("POST", "/api/v2/actions/actions", text(body));
    }
    QByteArray made(const QString &name) // and deployed
    {
        const QByteArray id = create(order(name, true)).object()["id"_L1].toString().toUtf8();
        m_clock.advance(5000);
        return id;
    }
    QJsonObject action(const QByteArray &id)
    {
        return manage("GET", "/api/v2/actions/actions/" + id).object();
    }
    RawAnswer bind(const QJsonArray &bindings)
    {
        return manage("PATCH", "/api/v2/actions/triggers/post-login/bindings",
            text({{u"bindings"_s, bindings}}));
    }
    static QJsonObject ref(const QString &type, const QByteArray &value)
    {
        return {{u"ref"_s, QJsonObject{{u"type"_s, type}, {u"value"_s, QString::fromUtf8(value)}}}};
    }
    QJsonArray bound()
    {
        return manage("GET", "/api/v2/actions/triggers/post-login/bindings")
            .object()["bindings"_L1]
            .toArray();
    }
    QStringList boundNames()
    {
        QStringList names;
        for (const QJsonValue each : bound())
            names << each[u"action"_s][u"name"_s].toString();
        return names;
    }
};

TEST_F(PracticeActionChanges, AreBuiltInTheirTimeAndDeployedThen)
{
    const RawAnswer created = create(order(u"one"_s, true));
    ASSERT_EQ(created.status, 201);
    const QByteArray id = created.object()["id"_L1].toString().toUtf8();
    QStringList seen;
    for (int i = 0; i < 5; ++i) {
        seen << action(id)["status"_L1].toString();
        EXPECT_FALSE(action(id).contains("deployed_version"_L1));
        m_clock.advance(1000);
    }
    EXPECT_EQ(seen,
        (QStringList{u"pending"_s, u"building"_s, u"building"_s, u"building"_s, u"packaged"_s}));
    EXPECT_EQ(action(id)["status"_L1], u"built"_s);
    EXPECT_EQ(action(id)["deployed_version"_L1]["code"_L1], u"exports.x = 1;"_s);
    EXPECT_EQ(action(id)["all_changes_deployed"_L1], true);
    EXPECT_EQ(action("no-such-id")["statusCode"_L1].toInt(), 404);
}

TEST_F(PracticeActionChanges, AreDeployedByACallOnlyOnceBuilt)
{
    const QByteArray id = create(order(u"one"_s)).object()["id"_L1].toString().toUtf8();
    const QByteArray deploy = "/api/v2/actions/actions/" + id + "/deploy";
    const RawAnswer early = manage("POST", deploy);
    EXPECT_EQ(early.status, 400);
    EXPECT_EQ(early.object()["message"_L1],
        u"A draft must be in the 'built' state before it can be deployed."_s);
    m_clock.advance(5000);
    EXPECT_FALSE(action(id).contains("deployed_version"_L1));
    EXPECT_EQ(manage("POST", deploy).status, 202);
    EXPECT_EQ(action(id)["deployed_version"_L1]["number"_L1].toInt(), 1);

    const QByteArray path = "/api/v2/actions/actions/" + id;
    EXPECT_EQ(manage("PATCH", path, text({{u"code"_s, u"new"_s}})).status, 200);
    EXPECT_EQ(action(id)["deployed_version"_L1]["code"_L1], u"exports.x = 1;"_s);
    EXPECT_EQ(action(id)["all_changes_deployed"_L1], false);
    m_clock.advance(5000);
    EXPECT_EQ(manage("POST", deploy).status, 202);
    EXPECT_EQ(action(id)["deployed_version"_L1]["code"_L1], u"new"_s);
    EXPECT_EQ(action(id)["deployed_version"_L1]["number"_L1].toInt(), 2);
}

TEST_F(PracticeActionChanges, FailToBuildWhenToldSo)
{
    EXPECT_EQ(ask("POST", "/_practice/builds", R"({"ms":100,"fail":true})").status, 204);
    const QByteArray id = made(u"bad"_s);
    EXPECT_EQ(action(id)["status"_L1], u"failed"_s);
    EXPECT_FALSE(action(id).contains("deployed_version"_L1));
    EXPECT_EQ(manage("POST", "/api/v2/actions/actions/" + id + "/deploy").status, 400);
    EXPECT_EQ(ask("POST", "/_practice/builds", R"({"ms":"1","fail":true})").status, 400);
    EXPECT_EQ(ask("POST", "/_practice/builds", R"({"ms":1})").status, 400);
}

TEST_F(PracticeActionChanges, BindAsTheListSays)
{
    const QByteArray one = made(u"one"_s), two = made(u"two"_s);
    EXPECT_EQ(bind({ref(u"action_id"_s, one), ref(u"action_name"_s, "two")}).status, 200);
    EXPECT_EQ(boundNames(), (QStringList{u"one"_s, u"two"_s}));
    const QByteArray kept = bound()[0]["id"_L1].toString().toUtf8();
    QJsonObject named = ref(u"action_id"_s, two);
    named.insert(u"display_name"_s, u"The second"_s);
    EXPECT_EQ(bind({named, ref(u"binding_id"_s, kept)}).status, 200);
    EXPECT_EQ(boundNames(), (QStringList{u"two"_s, u"one"_s}));
    EXPECT_EQ(bound()[0]["display_name"_L1], u"The second"_s);
    EXPECT_EQ(bound()[1]["id"_L1].toString().toUtf8(), kept);
    EXPECT_EQ(bind({}).status, 200);
    EXPECT_EQ(boundNames(), QStringList());
    EXPECT_EQ(bind({ref(u"binding_id"_s, kept)}).status, 400) << "it is gone";
}

TEST_F(PracticeActionChanges, AreDeletedWhenUnboundOrByForce)
{
    const QByteArray one = made(u"one"_s), path = "/api/v2/actions/actions/" + one;
    ASSERT_EQ(bind({ref(u"action_id"_s, one)}).status, 200);
    EXPECT_EQ(manage("DELETE", path).status, 400);
    EXPECT_EQ(boundNames(), QStringList{u"one"_s});
    EXPECT_EQ(manage("DELETE", path + "?force=true").status, 204);
    EXPECT_EQ(boundNames(), QStringList());
    EXPECT_EQ(manage("DELETE", path).status, 404);
}

TEST_F(PracticeActionChanges, AreStrict)
{
    const QByteArray one = made(u"one"_s), path = "/api/v2/actions/actions/" + one;
    QJsonObject strange = order(u"x"_s);
    strange.insert(u"extra"_s, 1);
    QJsonObject untriggered = order(u"x"_s), odd = order(u"x"_s), old = order(u"x"_s),
                big = order(u"x"_s);
    untriggered.remove(u"supported_triggers"_s);
    odd.insert(u"supported_triggers"_s, QJsonArray{QJsonObject{{u"id"_s, u"post-dinner"_s}}});
    old.insert(u"runtime"_s, u"node12"_s);
    big.insert(u"code"_s, QString(100'001, u'x'));
    for (const QJsonObject &body :
        {strange, untriggered, odd, old, big, order(u"one"_s), order(QString()), QJsonObject()})
        EXPECT_EQ(create(body).status, 400) << text(body).left(80).toStdString();
    EXPECT_EQ(manage("PATCH", path, R"({"deploy":true})").status, 400) << "no key of an update";
    EXPECT_EQ(manage("PATCH", "/api/v2/actions/actions/no", "{}").status, 404);
    EXPECT_EQ(manage("GET", "/api/v2/actions/actions/no").status, 404);

    const QByteArray draft = create(order(u"draft"_s)).object()["id"_L1].toString().toUtf8();
    QJsonObject keyed = ref(u"action_id"_s, one);
    keyed.insert(u"enabled"_s, true);
    for (const QJsonArray &list : {QJsonArray{keyed}, {ref(u"action_id"_s, draft)},
             {ref(u"action_id"_s, "no")}, {ref(u"id"_s, one)}, {QJsonObject()},
             {ref(u"action_id"_s, one), ref(u"action_id"_s, one)}})
        EXPECT_EQ(bind(list).status, 400) << QJsonDocument(list).toJson().toStdString();
    EXPECT_EQ(manage("PATCH", "/api/v2/actions/triggers/post-login/bindings", "{}").status, 400);
    EXPECT_EQ(
        manage("PATCH", "/api/v2/actions/triggers/event-stream/bindings", R"({"bindings":[]})")
            .status,
        400);
    EXPECT_EQ(boundNames(), QStringList());
}

TEST_F(PracticeActionChanges, HaveTwentyPlacesAtATrigger)
{
    QJsonArray list;
    for (int i = 0; i < 21; ++i)
        list << ref(u"action_id"_s, made(u"a%1"_s.arg(i)));
    EXPECT_EQ(bind(list).status, 400);
    list.removeLast();
    EXPECT_EQ(bind(list).status, 200);
    EXPECT_EQ(bound().size(), 20);
}

TEST_F(PracticeActionChanges, TellTheTriggersAndTheirRuntimes)
{
    const QJsonArray triggers =
        manage("GET", "/api/v2/actions/triggers").object()["triggers"_L1].toArray();
    ASSERT_EQ(triggers.size(), 3);
    EXPECT_EQ(triggers[1]["version"_L1], u"v3"_s);
    EXPECT_EQ(triggers[1]["status"_L1], u"CURRENT"_s);
    EXPECT_EQ(triggers[1]["default_runtime"_L1], u"node22"_s);
}

TEST_F(PracticeActionChanges, NeedTheirScopes)
{
    TenantOptions options = quick();
    options.scopes = {u"read:actions"_s};
    start(options);
    EXPECT_EQ(create(order(u"one"_s)).status, 403);
    EXPECT_EQ(bind({}).status, 403);
    EXPECT_EQ(manage("DELETE", "/api/v2/actions/actions/x").status, 403);
    EXPECT_EQ(manage("PATCH", "/api/v2/actions/actions/x", "{}").status, 403);
    EXPECT_EQ(manage("POST", "/api/v2/actions/actions/x/deploy").status, 403);
}

} // namespace
} // namespace bulkhead::practice
