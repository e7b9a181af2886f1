// SPDX-License-Identifier: Apache-2.0
// protect rotation: the real program against the practice tenant.
#include "app/app_test.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace bulkhead::app {
namespace {

class RotationTest : public TenantTest
{
protected:
    Ended protects(const QString &what)
    {
        return call(u"protect "_s + what + u" --tenant URL --client-id ID"_s);
    }
    QJsonObject json(const QString &what)
    {
        return QJsonDocument::fromJson(protects(what + u" --json"_s).out).object();
    }
    void put(const QString &name, const QString &integration = {})
    {
        QJsonObject action{{u"name"_s, name}, {u"code"_s, u"exports.x = 1;"_s},
            {u"deployed"_s, true}, {u"bound"_s, true}};
        if (!integration.isEmpty())
            action.insert(u"integration"_s, integration);
        (void)practice().ask("POST", "/_practice/action", QJsonDocument(action).toJson());
    }
    QStringList names(const QByteArray &target, const QString &list)
    {
        QStringList all;
        const auto answer =
            QJsonDocument::fromJson(practice().ask("GET", target, {}, practice().token()));
        for (const QJsonValue each : answer.object()[list].toArray())
            all << (each[u"action"_s].isObject() ? each[u"action"_s] : each)[u"name"_s].toString();
        return all;
    }
    QStringList bound()
    {
        return names("/api/v2/actions/triggers/post-login/bindings", u"bindings"_s);
    }
    QStringList actions() { return names("/api/v2/actions/actions", u"actions"_s); }

    const QStringList m_up{u"bulkhead-rotation"_s, u"own"_s};
    const QStringList m_own{u"own"_s};
};

TEST_F(RotationTest, IsCountedTypedSwitchedOnShownAndOff)
{
    startPractice({u"--users"_s, u"2000"_s, u"--rate"_s, u"1000"_s, u"--burst"_s, u"1000"_s});
    put(u"own"_s);
    const QString rule = u" --days 50"_s;
    const QJsonObject counted = json(u"rotation count"_s + rule)[u"rotation_count"].toObject();
    const int due = counted[u"due"].toInt();
    EXPECT_GT(due, 100);
    EXPECT_EQ(counted[u"counted"], counted[u"total"]);
    EXPECT_GT(counted[u"total"].toInt(), 2000);
    const Ended told = protects(u"rotation count"_s + rule);
    ASSERT_TRUE(exits(0, told));
    EXPECT_TRUE(told.out.startsWith(QByteArray::number(due) + " of "
        + QByteArray::number(counted[u"total"].toInt()) + " would have to change today."));
    for (const QString &typed : {QString(), u" --confirm-users 1"_s}) {
        const Ended refused = protects(u"rotation on"_s + rule + typed);
        EXPECT_EQ(refused.code, 2);
        EXPECT_TRUE(
            refused.err.contains("have to change their password today: " + QByteArray::number(due)))
            << refused.err.toStdString();
    }
    EXPECT_EQ(bound(), m_own);
    const QString confirmed = rule + u" --confirm-users %1"_s.arg(due);
    ASSERT_TRUE(exits(0, protects(u"rotation on"_s + confirmed)));
    EXPECT_EQ(bound(), m_up);
    const qint64 writes = practice().callCount(u"PATCH /api/v2/actions/actions"_s);
    ASSERT_TRUE(exits(0, protects(u"rotation on"_s + confirmed)));
    EXPECT_EQ(practice().callCount(u"PATCH /api/v2/actions/actions"_s), writes);
    EXPECT_EQ(json(u"status"_s)[u"rotation"],
        (QJsonObject{{u"state"_s, u"on"_s}, {u"marketplace"_s, false}, {u"days"_s, 50},
            {u"connections"_s, QJsonObject()}, {u"protected"_s, 0}}));
    EXPECT_TRUE(protects(u"status"_s).out.contains("every database connection: 50 days"));
    ASSERT_TRUE(exits(0, protects(u"rotation off"_s)));
    EXPECT_EQ(bound(), m_own);
    EXPECT_TRUE(protects(u"rotation off"_s).out.contains("There was no rotation"));
}

TEST_F(RotationTest, OfChosenConnectionsSparesTheProtected)
{
    startPractice();
    const QString rule = u" --connection partners=30 --connection Username-Password-Authentication"
                         " --days 60 --protect boss.txt"_s;
    m_machine.write(u"boss.txt"_s, "boss@example.com\nauth0|robot\n");
    const int due = json(u"rotation count"_s + rule)[u"rotation_count"][u"due"].toInt();
    EXPECT_GT(due, 0);
    ASSERT_TRUE(exits(0, protects(u"rotation on --confirm-users %1"_s.arg(due) + rule)));
    const QJsonObject told = json(u"status"_s)[u"rotation"].toObject();
    EXPECT_EQ(told[u"days"], 0);
    EXPECT_EQ(told[u"connections"],
        (QJsonObject{{u"partners"_s, 30}, {u"Username-Password-Authentication"_s, 60}}));
    EXPECT_EQ(told[u"protected"], 2);
    EXPECT_TRUE(protects(u"rotation count --connection typo=5"_s)
                    .err.contains("Nobody has a password in the connection typo"));
}

TEST_F(RotationTest, TellsOfTheMarketplacesOwn)
{
    startPractice();
    EXPECT_TRUE(protects(u"status"_s).out.contains("marketplace.auth0.com/integrations/"));
    put(u"Password Rotation"_s, u"auth-0-password-rotation"_s);
    EXPECT_TRUE(protects(u"status"_s).out.contains("Password Rotation is bound, too"));
    EXPECT_EQ(json(u"status"_s)[u"rotation"],
        (QJsonObject{{u"state"_s, u"off"_s}, {u"marketplace"_s, true}}));
    EXPECT_TRUE(
        protects(u"rotation count --days 60"_s).err.contains("refuses by its own number of days"));
}

TEST_F(RotationTest, StandsBesideTheGate)
{
    ASSERT_NO_FATAL_FAILURE(makeList(3));
    put(u"own"_s);
    ASSERT_TRUE(exits(0, call(u"gate up i"_s)));
    const int due = json(u"rotation count --days 60"_s)[u"rotation_count"][u"due"].toInt();
    ASSERT_TRUE(exits(0, protects(u"rotation on --days 60 --confirm-users %1"_s.arg(due))));
    EXPECT_TRUE(exits(0, call(u"gate status i"_s)));
    ASSERT_TRUE(exits(0, call(u"gate up i"_s)));
    EXPECT_EQ(bound().size(), 3);
    ASSERT_TRUE(exits(0, protects(u"rotation off"_s)));
    EXPECT_TRUE(exits(0, call(u"gate status i"_s)));
    ASSERT_TRUE(exits(0, call(u"gate down i"_s)));
    EXPECT_EQ(bound(), m_own);
}

TEST_F(RotationTest, SaysWhatStandsInItsWay)
{
    startPractice({u"--scopes"_s, u"read:actions,create:actions,update:actions,delete:actions"_s});
    EXPECT_TRUE(refuses(4, "read:users", protects(u"rotation count --days 60"_s)));
    m_machine.write(u"odd.txt"_s, "nobody\n");
    for (const QString &wrong : {u""_s, u" maybe"_s, u" count"_s, u" on --days 0"_s,
             u" count --connection a"_s, u" count --connection a=x"_s, u" count --connection =5"_s,
             u" count --connection a=5 --connection a=6"_s, u" count --days 5 --protect none"_s,
             u" on --days 60 --deny-text No."_s, u" on --days 60 --confirm-users -1"_s})
        EXPECT_EQ(protects(u"rotation"_s + wrong).code, 2) << wrong.toStdString();
}

// The program dies at every third commit, right before and right after it.
TEST_F(RotationTest, SurvivesDeath)
{
    startPractice({u"--users"_s, u"20"_s, u"--build-time"_s, u"0"_s});
    put(u"own"_s);
    const int due = json(u"rotation count --days 60"_s)[u"rotation_count"][u"due"].toInt();
    const QString on = u"protect rotation on --days 60 --confirm-users %1"_s.arg(due)
        + u" --tenant URL --client-id ID"_s;
    const QString off = u"protect rotation off --tenant URL --client-id ID"_s;
    int kills = 0;
    for (const QString &command : {on, off}) {
        for (const QString &variable : {u"DIE_AT_SYNC"_s, u"DIE_AFTER_SYNC"_s}) {
            bool died = true;
            for (int n = 1; died; n += 3) {
                SCOPED_TRACE((command.mid(17, 3) + variable).toStdString() + std::to_string(n));
                ASSERT_TRUE(exits(0, call(command == on ? off : on)));
                const auto program = start(command,
                    {{u"LD_PRELOAD"_s, QStringLiteral(DIE_AT_SYNC_LIBRARY)},
                        {variable, QString::number(n)},
                        {u"ASAN_OPTIONS"_s, u"verify_asan_link_order=0:detect_leaks=0"_s}});
                died = program->end().code == -1;
                kills += died ? 1 : 0;
                ASSERT_TRUE(exits(0, call(command)));
                EXPECT_EQ(bound(), command == on ? m_up : m_own);
                EXPECT_EQ(actions().size(), bound().size());
                ASSERT_FALSE(HasFailure());
            }
        }
    }
    EXPECT_GT(kills, 8);
}

} // namespace
} // namespace bulkhead::app
