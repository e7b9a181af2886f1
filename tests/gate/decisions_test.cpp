// SPDX-License-Identifier: Apache-2.0
// What the deployed code decides, run in Node: single users, and what goes wrong.
#include "gate/gate_code.h"
#include "gate/node.h"

#include <gtest/gtest.h>

#include <QDateTime>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace bulkhead::gate {
namespace {

using bulkhead::testing::ActionRun;
using bulkhead::testing::eventUser;

constexpr qint64 cutOff = 1'700'000'000'000;
const QString salt = u"5a17"_s;

QString at(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODateWithMs);
}

GateContent content()
{
    return {.denyText = u"Call the help desk."_s,
        .cutOffMs = cutOff,
        .listed = {{u"auth0|listed"_s}, {u"ada@example.com"_s}, {u"auth0|held"_s, 0, true},
            {u"auth0|ours"_s, cutOff + 60'000}, {u"google-oauth2|7"_s}},
        .protectedKeys = {u"boss@example.com"_s}};
}

QJsonObject user(const QString &id, const QString &email = {}, qint64 changedMs = 0)
{
    QJsonObject made{{u"user_id"_s, id}};
    if (!email.isEmpty())
        made.insert(u"email"_s, email);
    if (changedMs > 0)
        made.insert(u"last_password_reset"_s, at(changedMs));
    return made;
}

QStringList decided(const GateContent &gate, const QJsonArray &users, const QStringList &without)
{
    const auto codes = compileGate(gate, salt);
    EXPECT_TRUE(codes);
    QStringList words;
    const ActionRun run{*codes, users, gate.denyText, without};
    for (const QJsonValue each : run.decisions())
        words << each.toVariant().toStringList().join(u' ');
    return words;
}

const QString denied = u"denied+session denied+session denied+refresh_token"_s;
const QString passed = u"- - -"_s;

TEST(GateDecision, IsForEachKindOfUser)
{
    QJsonObject linked = user(u"auth0|other"_s);
    linked.insert(u"identities"_s,
        QJsonArray{QJsonObject{{u"provider"_s, u"auth0"_s}, {u"user_id"_s, u"other"_s}},
            QJsonObject{{u"provider"_s, u"google-oauth2"_s}, {u"user_id"_s, 7}}});
    const struct
    {
        const char *what;
        QJsonObject user;
        bool isDenied;
    } table[] = {
        {"listed by id, never changed", user(u"auth0|listed"_s), true},
        {"listed by id, changed before", user(u"auth0|listed"_s, {}, cutOff), true},
        {"listed by id, changed since", user(u"auth0|listed"_s, {}, cutOff + 1), false},
        {"listed by address", user(u"auth0|x"_s, u"Ada@Example.com"_s), true},
        {"listed by address, changed", user(u"auth0|x"_s, u"ada@example.com"_s, cutOff + 1), false},
        {"a linked identity is listed", linked, true},
        {"not listed", user(u"auth0|y"_s, u"eve@example.com"_s), false},
        {"an id that only looks like it", user(u"AUTH0|LISTED"_s), false},
        {"protected by address and listed by id", user(u"auth0|listed"_s, u"boss@example.com"_s),
            false},
        {"held, changed since", user(u"auth0|held"_s, {}, cutOff + 86'400'000), true},
        {"changed by us alone", user(u"auth0|ours"_s, {}, cutOff + 60'000), true},
        {"changed after us", user(u"auth0|ours"_s, {}, cutOff + 60'001), false},
    };
    QJsonArray users;
    for (const auto &each : table)
        users << eventUser(each.user);
    const QStringList words = decided(content(), users, {});
    ASSERT_EQ(words.size(), qsizetype(std::size(table)));
    for (qsizetype i = 0; i < words.size(); ++i)
        EXPECT_EQ(words[i], table[i].isDenied ? denied : passed) << table[i].what;
}

TEST(GateDecision, RevokesNothingWhereThePlanHasNoSuchCall)
{
    EXPECT_EQ(decided(content(), {eventUser(user(u"auth0|listed"_s))}, {u"revoke"_s}),
        QStringList{u"denied denied denied"_s});
}

TEST(GateDecision, OfTheStrandedIsTheOrganisations)
{
    GateContent gate = content();
    const QJsonArray users{eventUser(user(u"auth0|x"_s, u"ada@example.com"_s), u"google-oauth2"_s),
        eventUser(user(u"auth0|x"_s, u"ada@example.com"_s))};
    EXPECT_EQ(decided(gate, users, {}), (QStringList{denied, denied}));
    gate.letStrandedIn = true;
    EXPECT_EQ(decided(gate, users, {}), (QStringList{passed, denied}));
}

QJsonObject signedUp(const QString &id, qint64 createdMs, qint64 changedMs = 0)
{
    QJsonObject made = user(id, {}, changedMs);
    made.insert(u"created_at"_s, at(createdMs));
    return made;
}

TEST(GateDecision, OfAWholeConnectionIsForWhoeverLogsInThere)
{
    GateContent gate = content();
    gate.rule = {{u"main"_s, u"staff"_s}, cutOff + 60'000, false};
    const auto in = [](const QJsonObject &who, const QString &connection = u"main"_s,
                        const QString &strategy = u"auth0"_s) {
        return eventUser(who, strategy, connection);
    };
    const QString id = u"auth0|x"_s;
    QJsonObject boss = signedUp(id, 1);
    boss.insert(u"email"_s, u"Boss@example.com"_s);
    const struct
    {
        const char *what;
        QJsonObject event;
        bool isDenied;
    } table[] = {
        {"never changed", in(signedUp(id, cutOff)), true},
        {"changed before", in(signedUp(id, 1, cutOff + 60'000)), true},
        {"changed since", in(signedUp(id, 1, cutOff + 60'001)), false},
        {"in the other one", in(signedUp(id, 1), u"staff"_s), true},
        {"in a connection of no rule", in(signedUp(id, 1), u"partners"_s), false},
        {"by another way of that name", in(signedUp(id, 1), u"main"_s, u"samlp"_s), false},
        {"signed up since", in(signedUp(id, cutOff + 1)), false},
        {"nobody tells when it signed up", in(user(id)), false},
        {"protected", in(boss), false},
        {"listed, changed since the rule's", in(user(u"auth0|listed"_s, {}, cutOff + 60'001)),
            false},
        {"listed, changed since the list's", in(user(u"auth0|listed"_s, {}, cutOff + 1)), true},
        {"held", in(user(u"auth0|held"_s, {}, cutOff + 86'400'000)), true},
        {"listed, elsewhere", in(user(u"auth0|listed"_s, {}, cutOff + 1), u"partners"_s), false},
    };
    QJsonArray users;
    for (const auto &each : table)
        users << each.event;
    const QStringList words = decided(gate, users, {});
    ASSERT_EQ(words.size(), qsizetype(std::size(table)));
    for (qsizetype i = 0; i < words.size(); ++i)
        EXPECT_EQ(words[i], table[i].isDenied ? denied : passed) << table[i].what;
}

TEST(GateDecision, OfAWholeConnectionThatIsHeldIsForEverybodyWhoWasThere)
{
    GateContent gate = content();
    gate.rule = {{u"main"_s}, 0, true};
    const auto in = [](const QJsonObject &who) {
        return eventUser(who, u"auth0"_s, u"main"_s);
    };
    const QString id = u"auth0|x"_s;
    EXPECT_EQ(decided(gate,
                  {in(signedUp(id, 1, cutOff + 86'400'000)), in(signedUp(id, 1)),
                      in(signedUp(id, cutOff + 1))},
                  {}),
        (QStringList{denied, denied, passed}));
}

TEST(GateDecision, LetsPassWhateverGoesWrong)
{
    const QJsonArray listed{eventUser(user(u"auth0|listed"_s))};
    EXPECT_EQ(decided(content(), listed, {u"crypto"_s}), QStringList{passed});
    EXPECT_EQ(decided(content(), listed, {u"deny"_s, u"revoke"_s}), QStringList{passed});
    QJsonObject odd = user(u"auth0|listed"_s);
    odd.insert(u"last_password_reset"_s, u"some day"_s);
    const QJsonObject nobody{{u"user"_s, QJsonValue()}, {u"connection"_s, u"auth0"_s}};
    const QJsonObject nameless = eventUser({{u"user_id"_s, 5}});
    const QJsonObject broken =
        eventUser({{u"user_id"_s, u"auth0|listed"_s}, {u"identities"_s, QJsonArray{QJsonValue()}}});
    EXPECT_EQ(decided(content(), {eventUser(odd), nobody, nameless, broken}, {}),
        (QStringList{passed, passed, passed, passed}));
}

TEST(GateDecision, NeedsNoTransactionToRefuse)
{
    QJsonObject bare = eventUser(user(u"auth0|listed"_s));
    bare.insert(u"event"_s, QJsonObject{{u"transaction"_s, QJsonValue()}});
    EXPECT_EQ(decided(content(), {bare}, {}), QStringList{u"denied denied denied"_s});
}

TEST(GateDecision, OfCodeThatCannotBeReadIsToLetPass)
{
    QByteArray code = compileGate(content(), salt)->front();
    const qsizetype from = code.indexOf("const data = "), to = code.indexOf(";\n", from);
    code.replace(from, to - from, "const data = null");
    const ActionRun run{{code}, {eventUser(user(u"auth0|listed"_s))}};
    EXPECT_EQ(run.decisions()[0], (QJsonArray{u"-"_s, u"-"_s, u"-"_s}));
}

TEST(GateDecision, CostsLessThanAFifthOfAMillisecondAtTwelveThousandUsers)
{
    GateContent gate = content();
    QJsonArray users;
    for (int i = 0; i < 12'000; ++i) {
        gate.listed.push_back({u"u%1@example.com"_s.arg(i)});
        if (i % 10 == 0)
            users << eventUser(user(u"auth0|u%1"_s.arg(i), u"u%1@example.com"_s.arg(i)))
                  << eventUser(user(u"auth0|v%1"_s.arg(i), u"v%1@example.com"_s.arg(i)));
    }
    const auto codes = compileGate(gate, salt);
    ASSERT_TRUE(codes);
    const double each = ActionRun{*codes, users}.millisecondsEach(20'000);
    std::printf("a decision of the gate at 12,000 users: %.4f ms\n", each);
    EXPECT_GT(each, 0);
    EXPECT_LT(each, 0.2);
}

} // namespace
} // namespace bulkhead::gate
