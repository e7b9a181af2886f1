// SPDX-License-Identifier: Apache-2.0
// Password rotation: what the deployed code decides, run in Node, and what can be read in it.
#include "gate/action_code.h"
#include "gate/hash_list.h"
#include "gate/node.h"
#include "gate/rotation_code.h"

#include <gtest/gtest.h>

#include <QDateTime>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace bulkhead::gate {
namespace {

using bulkhead::testing::ActionRun;
using bulkhead::testing::eventUser;

constexpr qint64 now = 1'800'000'000'000;
constexpr qint64 day = 86'400'000;
const QString salt = u"5a17"_s;

RotationContent content()
{
    return {.rule = {90, {{u"staff"_s, 30}, {u"partners"_s, 0}}},
        .denyText = u"Call the help desk."_s,
        .protectedKeys = {u"boss@example.com"_s, u"auth0|robot"_s, u"google-oauth2|7"_s}};
}

QJsonObject user(const QString &id, qint64 ageMs, const QString &email = {})
{
    return {{u"user_id"_s, id}, {u"email"_s, email},
        {u"last_password_reset"_s,
            QDateTime::fromMSecsSinceEpoch(now - ageMs, Qt::UTC).toString(Qt::ISODateWithMs)}};
}

QStringList decided(
    const QByteArray &code, const QJsonArray &users, const QStringList &without = {})
{
    QStringList words;
    const ActionRun run{{code}, users, content().denyText, without, now};
    for (const QJsonValue each : run.decisions())
        words << each.toVariant().toStringList().join(u' ');
    return words;
}

QStringList decided(const QJsonArray &users, const QStringList &without = {})
{
    return decided(compileRotation(content(), salt).value(), users, without);
}

const QString denied = u"denied+session denied+session denied+refresh_token"_s;
const QString passed = u"- - -"_s;

TEST(Rotation, IsForEachKindOfUser)
{
    QJsonObject linked = user(u"auth0|other"_s, 400 * day);
    linked.insert(u"identities"_s,
        QJsonArray{QJsonObject{{u"provider"_s, u"google-oauth2"_s}, {u"user_id"_s, 7}}});
    const struct
    {
        const char *what;
        QJsonObject event;
        bool isDenied;
    } table[] = {
        {"of that very age", eventUser(user(u"auth0|1"_s, 90 * day)), false},
        {"a moment older", eventUser(user(u"auth0|1"_s, 90 * day + 1)), true},
        {"in a named connection", eventUser(user(u"auth0|1"_s, 31 * day), u"auth0"_s, u"staff"_s),
            true},
        {"younger there", eventUser(user(u"auth0|1"_s, 29 * day), u"auth0"_s, u"staff"_s), false},
        {"where any age will do",
            eventUser(user(u"auth0|1"_s, 900 * day), u"auth0"_s, u"partners"_s), false},
        {"by another way in", eventUser(user(u"auth0|1"_s, 900 * day), u"google-oauth2"_s), false},
        {"by another way in of a named name",
            eventUser(user(u"samlp|1"_s, 900 * day), u"samlp"_s, u"staff"_s), false},
        {"protected by address", eventUser(user(u"auth0|1"_s, 900 * day, u"Boss@Example.com"_s)),
            false},
        {"protected by id", eventUser(user(u"auth0|robot"_s, 900 * day)), false},
        {"protected by a linked identity", eventUser(linked), false},
        {"nobody tells when", eventUser({{u"user_id"_s, u"auth0|1"_s}}), false},
    };
    QJsonArray events;
    for (const auto &each : table)
        events << each.event;
    const QStringList words = decided(events);
    ASSERT_EQ(words.size(), qsizetype(std::size(table)));
    for (qsizetype i = 0; i < words.size(); ++i)
        EXPECT_EQ(words[i], table[i].isDenied ? denied : passed) << table[i].what;
}

TEST(Rotation, OfChosenConnectionsLeavesTheOthersAlone)
{
    RotationContent chosen = content();
    chosen.rule = {0, {{u"staff"_s, 30}}};
    const QJsonArray users{eventUser(user(u"auth0|1"_s, 900 * day)),
        eventUser(user(u"auth0|1"_s, 900 * day), u"auth0"_s, u"staff"_s),
        eventUser(user(u"auth0|1"_s, 900 * day), u"auth0"_s, u"toString"_s)};
    EXPECT_EQ(decided(compileRotation(chosen, salt).value(), users),
        (QStringList{passed, denied, passed}));
}

TEST(Rotation, RevokesNothingWhereThePlanHasNoSuchCall)
{
    EXPECT_EQ(decided({eventUser(user(u"auth0|1"_s, 91 * day))}, {u"revoke"_s}),
        QStringList{u"denied denied denied"_s});
}

TEST(Rotation, LetsPassWhateverGoesWrong)
{
    const QJsonObject old = eventUser(user(u"auth0|1"_s, 91 * day));
    EXPECT_EQ(decided({old}, {u"crypto"_s}), QStringList{passed});
    EXPECT_EQ(decided({old}, {u"deny"_s, u"revoke"_s}), QStringList{passed});
    QJsonObject odd = user(u"auth0|1"_s, 0);
    odd.insert(u"last_password_reset"_s, u"some day"_s);
    QJsonObject broken = user(u"auth0|1"_s, 900 * day);
    broken.insert(u"identities"_s, QJsonArray{QJsonValue()});
    QJsonObject bare = old;
    bare.insert(u"event"_s, QJsonObject{{u"connection"_s, QJsonValue()}});
    const QJsonObject nobody{{u"user"_s, QJsonValue()}, {u"connection"_s, u"auth0"_s}};
    EXPECT_EQ(decided({eventUser(odd), eventUser(broken), bare, nobody}),
        (QStringList{passed, passed, passed, passed}));
}

TEST(Rotation, WithASettingThatIsMissingLetsPass)
{
    const QJsonArray old{eventUser(user(u"auth0|1"_s, 900 * day), u"auth0"_s, u"staff"_s)};
    for (const char *gone : {"connections", "days", "shielded"}) {
        QJsonObject data = filledIn(compileRotation(content(), salt).value());
        data.remove(QLatin1StringView(gone));
        data.insert(u"connections"_s,
            qstrcmp(gone, "days") == 0 ? QJsonValue(QJsonObject()) : data[u"connections"]);
        EXPECT_EQ(decided(fillIn(rotationTemplate(), data), old), QStringList{passed}) << gone;
    }
    EXPECT_EQ(decided(fillIn(rotationTemplate(), {}), old), QStringList{passed});
    EXPECT_EQ(decided(rotationTemplate(), old), QStringList{passed});
}

TEST(Rotation, NeedsNoTransactionToRefuse)
{
    QJsonObject bare = eventUser(user(u"auth0|1"_s, 91 * day));
    bare.insert(u"event"_s, QJsonObject{{u"transaction"_s, QJsonValue()}});
    EXPECT_EQ(decided({bare}), QStringList{u"denied denied denied"_s});
}

TEST(RotationCode, IsReadBackAndShowsNobody)
{
    const QByteArray code = compileRotation(content(), salt).value();
    const auto told = readRotation(code);
    ASSERT_TRUE(told);
    EXPECT_EQ(told->rule, content().rule);
    EXPECT_EQ(told->salt, salt);
    EXPECT_EQ(told->protectedKeys, 3);
    EXPECT_EQ(code, compileRotation(content(), salt).value());
    for (const QByteArray trace : {"boss", "robot", "example.com"})
        EXPECT_FALSE(code.contains(trace)) << trace.toStdString();
    EXPECT_FALSE(readRotation(code + "exports.x = 1;"));
    EXPECT_FALSE(readRotation(forceResetCode(u"Reset it."_s)));
    EXPECT_FALSE(readRotation({}));
}

TEST(RotationCode, RefusesAListOfTheProtectedThatFillsIt)
{
    RotationContent many = content();
    for (int i = 0; i < 13'000; ++i)
        many.protectedKeys << u"auth0|p%1"_s.arg(i);
    ASSERT_FALSE(compileRotation(many, salt));
    EXPECT_EQ(compileRotation(many, salt).error(), (Error{Fault::ActionTooLong, u"13003"_s}));
}

TEST(RotationRule, OfSeveralConnectionsIsTheShortest)
{
    const RotationRule rule = content().rule;
    EXPECT_EQ(rule.shortestFor({u"any"_s}), 90);
    EXPECT_EQ(rule.shortestFor({u"any"_s, u"staff"_s}), 30);
    EXPECT_EQ(rule.shortestFor({u"partners"_s, u"any"_s}), 90);
    EXPECT_EQ(rule.shortestFor({u"partners"_s}), 0);
    EXPECT_EQ(rule.shortestFor({}), 0);
}

TEST(RotationDecision, CostsLessThanAFifthOfAMillisecondAtTwelveThousandProtected)
{
    RotationContent many = content();
    QJsonArray users;
    for (int i = 0; i < 12'000; ++i) {
        many.protectedKeys << u"u%1@example.com"_s.arg(i);
        if (i % 10 == 0)
            users << eventUser(user(u"auth0|u%1"_s.arg(i), 900 * day, u"u%1@example.com"_s.arg(i)))
                  << eventUser(user(u"auth0|v%1"_s.arg(i), 900 * day, u"v%1@example.com"_s.arg(i)));
    }
    const auto code = compileRotation(many, salt);
    ASSERT_TRUE(code);
    const double each = ActionRun{{*code}, users, {}, {}, now}.millisecondsEach(20'000);
    std::printf("a decision of the rotation at 12,000 protected users: %.4f ms\n", each);
    EXPECT_GT(each, 0);
    EXPECT_LT(each, 0.2);
}

} // namespace
} // namespace bulkhead::gate
