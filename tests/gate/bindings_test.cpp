// SPDX-License-Identifier: Apache-2.0
#include "gate/bindings.h"
#include "gate/gate_name.h"
#include "gate/standing.h"

#include <gtest/gtest.h>

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace bulkhead::gate {
namespace {

Binding binding(const QString &name)
{
    return {u"b-"_s + name, u"a-"_s + name, name, u"The "_s + name};
}

std::vector<Binding> bindings(const QString &names)
{
    std::vector<Binding> all;
    for (const QString &name : names.split(u' ', Qt::SkipEmptyParts))
        all.push_back(binding(name));
    return all;
}

QString names(const std::vector<Binding> &all)
{
    QStringList list;
    for (const Binding &each : all)
        list << each.actionName;
    return list.join(u' ');
}

const BindingOrder up{bindings(u"bulkhead-gate-x"_s), {u"a-old"_s}};

TEST(Bindings, OfOthersAreAllButOursAndThoseToGo)
{
    EXPECT_EQ(names(othersIn(bindings(u"one bulkhead-gate-x old two"_s), up)), u"one two"_s);
    EXPECT_EQ(names(othersIn({}, up)), QString());
}

TEST(Bindings, AreAsOrderedWhenOursComeFirst)
{
    const struct
    {
        QString bound;
        bool fulfilled;
    } table[] = {
        {u"bulkhead-gate-x one two"_s, true},
        {u"bulkhead-gate-other bulkhead-gate-x one"_s, true},
        {u"one bulkhead-gate-x"_s, false},
        {u"one two"_s, false},
        {u""_s, false},
        {u"bulkhead-gate-x one old"_s, false},
    };
    for (const auto &each : table)
        EXPECT_EQ(isFulfilled(bindings(each.bound), up), each.fulfilled)
            << each.bound.toStdString();
    EXPECT_TRUE(isFulfilled(bindings(u"one"_s), BindingOrder{}));
    EXPECT_TRUE(isFulfilled({}, BindingOrder{}));
}

TEST(Bindings, ThatWentMissingGoBackToTheirPlaces)
{
    const auto before = bindings(u"a b c d"_s);
    const struct
    {
        QString now, whole;
    } table[] = {{u"a c d"_s, u"a b c d"_s}, {u"b d new"_s, u"a b c d new"_s},
        {u"d a"_s, u"d a b c"_s}, {u""_s, u"a b c d"_s}, {u"a b c d"_s, u"a b c d"_s}};
    for (const auto &each : table) {
        const auto now = bindings(each.now);
        EXPECT_EQ(names(putBack(now, missingIn(now, before), before)), each.whole)
            << each.now.toStdString();
    }
}

TEST(Bindings, AreSentByTheirOwnIdsWhenTheyAreThere)
{
    const auto bound = bindings(u"one"_s);
    const QJsonArray list = listToSend(up, bindings(u"one lost"_s), bound);
    const auto item = [](const QString &type, const QString &value, const QString &name) {
        return QJsonObject{{u"ref"_s, QJsonObject{{u"type"_s, type}, {u"value"_s, value}}},
            {u"display_name"_s, name}};
    };
    EXPECT_EQ(list,
        (QJsonArray{item(u"action_id"_s, u"a-bulkhead-gate-x"_s, u"The bulkhead-gate-x"_s),
            item(u"binding_id"_s, u"b-one"_s, u"The one"_s),
            item(u"action_id"_s, u"a-lost"_s, u"The lost"_s)}));
    EXPECT_EQ(toJson(bound)[0][u"binding_id"_s], u"b-one"_s);
}

TEST(TenantActions, AreRead)
{
    const QByteArray body = R"({"total":7,"actions":[{"id":"1","name":"n","status":"built",
        "code":"new","deployed_version":{"code":"old","built_at":"2026-01-01T00:00:01.500Z"}},
        {"id":"2","name":"m","code":"","deployed_version":{"code":"","built_at":"soon"}},
        {"id":"3","name":"l","code":""}]})";
    const auto actions = readActions(body);
    ASSERT_EQ(actions.size(), 3u);
    EXPECT_EQ(actions[0].code, "new");
    EXPECT_EQ(actions[0].deployedCode, QByteArray("old"));
    EXPECT_EQ(actions[0].deployedMs, 1'767'225'601'500);
    EXPECT_EQ(actions[1].deployedMs, 0);
    EXPECT_EQ(actions[2].deployedCode, std::nullopt);
    EXPECT_EQ(readTotal(body), 7);
    EXPECT_EQ(readTotal("{}"), -1);
    EXPECT_EQ(readActions("[]").size(), 0u);
    const auto bound = readBindings(R"({"bindings":[{"id":"b","display_name":"d",
        "action":{"id":"1","name":"n"}}]})");
    EXPECT_EQ(bound, (std::vector<Binding>{{u"b"_s, u"1"_s, u"n"_s, u"d"_s}}));
}

TEST(Trigger, IsTheOneInForce)
{
    const auto of = [](const QByteArray &triggers) {
        const auto trigger = readTrigger("{\"triggers\":[" + triggers + "]}");
        return trigger ? trigger->version + u' ' + trigger->runtime : QString();
    };
    const QByteArray old = R"({"id":"post-login","version":"v2","status":"DEPRECATED"})";
    const QByteArray now =
        R"({"id":"post-login","version":"v3","status":"CURRENT","default_runtime":"node22"})";
    EXPECT_EQ(of(old + ',' + now), u"v3 node22"_s);
    EXPECT_EQ(of(now + ',' + old), u"v3 node22"_s);
    EXPECT_EQ(of(old), u"v2 "_s);
    EXPECT_EQ(of(R"({"id":"event-stream","version":"v3","status":"CURRENT"})"), QString());
}

TEST(GateName, IsWhatAPersonKnowsTheIncidentBy)
{
    EXPECT_EQ(gateName(u"/home/ada/case 7.incident"_s), u"bulkhead-gate-case-7"_s);
    EXPECT_EQ(gateName(u"übel/März"_s), u"bulkhead-gate-M-rz"_s);
    EXPECT_EQ(gateName(QString(200, u'x')).size(), 14 + 40);
    EXPECT_EQ(shardName(u"g"_s, 0), u"g"_s);
    EXPECT_EQ(shardName(u"g"_s, 2), u"g-3"_s);
    EXPECT_TRUE(isOurName(u"bulkhead-rotation"_s));
    EXPECT_FALSE(isOurName(u"our-bulkhead-"_s));
}

TEST(GateName, AloneMakesNoGate)
{
    const TenantAction gate{{}, u"bulkhead-gate-x"_s, {}, R"(const data = {"shielded":""};)", {}};
    EXPECT_TRUE(isGate(gate));
    TenantAction named = gate, coded = gate;
    named.code = "exports.x = 1;";
    coded.name = u"x"_s;
    EXPECT_FALSE(isGate(named));
    EXPECT_FALSE(isGate(coded));
    EXPECT_FALSE(isForceReset(gate));
}

TEST(Standing, HasAWireName)
{
    EXPECT_EQ(wireName(Standing::Up), u"up"_s);
    EXPECT_EQ(wireName(Standing::OtherCode), u"other_code"_s);
}

} // namespace
} // namespace bulkhead::gate
