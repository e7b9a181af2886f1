// SPDX-License-Identifier: Apache-2.0
#include "practice/fault_plan.h"

#include "practice/record.h"
#include "testing/testing.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace bulkhead::practice {
namespace {

using namespace Qt::StringLiterals;

RecordedCall call(const QByteArray &method, const QByteArray &path, const QString &userId = {})
{
    RecordedCall call;
    call.method = method;
    call.path = path;
    call.userId = userId;
    return call;
}

// Which of `calls` identical calls are struck.
QList<int> struck(const FaultRule &rule, int calls)
{
    FaultPlan plan;
    plan.set({rule});
    QList<int> hits;
    for (int i = 1; i <= calls; ++i) {
        if (plan.strike(call("POST", "/a")))
            hits << i;
    }
    return hits;
}

TEST(PracticeFaultPlan, CountsMatchingCalls)
{
    EXPECT_EQ(struck({.nth = {2, 5}}, 6), (QList<int>{2, 5}));
    EXPECT_EQ(struck({.every = 3}, 7), (QList<int>{3, 6}));
    EXPECT_EQ(struck({}, 3), (QList<int>{1, 2, 3}));
    EXPECT_EQ(struck({.method = "GET"}, 3), QList<int>{});
}

TEST(PracticeFaultPlan, MatchesEveryGivenField)
{
    FaultPlan plan;
    plan.set({{.method = "DELETE", .pathPrefix = "/api", .userId = u"auth0|1"_s, .nth = {2}}});
    EXPECT_FALSE(plan.strike(call("GET", "/api/x", u"auth0|1"_s)));
    EXPECT_FALSE(plan.strike(call("DELETE", "/oauth", u"auth0|1"_s)));
    EXPECT_FALSE(plan.strike(call("DELETE", "/api/x", u"auth0|2"_s)));
    EXPECT_FALSE(plan.strike(call("DELETE", "/api/x", u"auth0|1"_s)));
    EXPECT_TRUE(plan.strike(call("DELETE", "/api/y", u"auth0|1"_s)));
}

TEST(PracticeFaultPlan, TheFirstRuleStrikesAndAllCount)
{
    FaultPlan plan;
    plan.set({{.nth = {1}, .kind = FaultKind::Hang}, {.nth = {1, 2}, .kind = FaultKind::Delay}});
    EXPECT_EQ(plan.strike(call("GET", "/"))->kind, FaultKind::Hang);
    EXPECT_EQ(plan.strike(call("GET", "/"))->kind, FaultKind::Delay);
    plan.set({{.nth = {1}, .kind = FaultKind::Hang}});
    EXPECT_TRUE(plan.strike(call("GET", "/"))) << "set() counts anew";
}

QJsonValue parsed(const QByteArray &text)
{
    return QJsonDocument::fromJson(text).array();
}

TEST(PracticeFaultRules, AreReadFromJson)
{
    const auto rules = readFaultRules(parsed(R"([
            {"match":{"method":"POST","path_prefix":"/api","user_id":"auth0|1","email":"a@b","nth":[1,3],
             "every":4},"do":"status","code":503,"headers":{"Retry-After":"2"},"body":"<p>","html":true,
             "applied":true},
            {"do":"redirect","location":"http://x/"}, {"do":"delay","ms":70}])"));
    ASSERT_TRUE(rules);
    ASSERT_EQ(rules->size(), 3);
    const FaultRule &first = rules->first();
    EXPECT_EQ(first.method, "POST");
    EXPECT_EQ(first.pathPrefix, "/api");
    EXPECT_EQ(first.userId, u"auth0|1"_s);
    EXPECT_EQ(first.email, u"a@b"_s);
    EXPECT_EQ(first.nth, (QList<qint64>{1, 3}));
    EXPECT_EQ(first.every, 4);
    EXPECT_EQ(first.code, 503);
    EXPECT_EQ(first.headers.value(0), qMakePair(QByteArray("Retry-After"), QByteArray("2")));
    EXPECT_EQ(first.body, "<p>");
    EXPECT_TRUE(first.html);
    EXPECT_TRUE(first.applied);
    EXPECT_EQ(rules->at(1).location, "http://x/");
    EXPECT_EQ(rules->at(2).ms, 70);
}

TEST(PracticeFaultRules, EveryNameIsKnown)
{
    for (int kind = 0; kind <= int(FaultKind::RateHeaders); ++kind) {
        const QByteArray name = wireName(FaultKind(kind));
        const auto rules = readFaultRules(parsed(R"([{"do":")" + name + R"("}])"));
        ASSERT_TRUE(rules) << name.toStdString();
        EXPECT_EQ(rules->first().kind, FaultKind(kind));
    }
}

TEST(PracticeFaultRules, NothingUnknownIsAccepted)
{
    EXPECT_FALSE(readFaultRules(QJsonValue()));
    for (const QByteArray text :
        {"[1]", "[{}]", R"([{"do":"nonsense"}])", R"([{"do":"hang","x":1}])",
            R"([{"do":"hang","ms":"1"}])", R"([{"do":"delay","ms":-1}])",
            R"([{"do":"status","code":42}])", R"([{"do":"hang","match":1}])",
            R"([{"do":"hang","match":{"n":1}}])", R"([{"do":"hang","match":{"nth":[0]}}])",
            R"([{"do":"hang","match":{"nth":["a"]}}])", R"([{"do":"hang","match":{"every":-2}}])"})
        EXPECT_FALSE(readFaultRules(parsed(text))) << text.toStdString();
}

} // namespace
} // namespace bulkhead::practice
