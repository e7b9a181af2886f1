// SPDX-License-Identifier: Apache-2.0
// gate and protect: the real program against the practice tenant.
#include "app/app_test.h"

#include <QDateTime>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace bulkhead::app {
namespace {

class GateTest : public TenantTest
{
protected:
    void prepare(const QStringList &options = {})
    {
        ASSERT_NO_FATAL_FAILURE(makeList(6, options));
        for (const QString &name : {u"own1"_s, u"own2"_s})
            put(name);
    }
    void put(const QString &name, const QString &code = u"exports.x = 1;"_s)
    {
        const QJsonObject action{
            {u"name"_s, name}, {u"code"_s, code}, {u"deployed"_s, true}, {u"bound"_s, true}};
        (void)practice().ask("POST", "/_practice/action", QJsonDocument(action).toJson());
    }
    QStringList bound()
    {
        QStringList names;
        const QByteArray answer = practice().ask(
            "GET", "/api/v2/actions/triggers/post-login/bindings", {}, practice().token());
        for (const QJsonValue each :
            QJsonDocument::fromJson(answer).object()[u"bindings"].toArray())
            names << each[u"action"_s][u"name"_s].toString();
        return names;
    }
    QJsonObject json(const Ended &ended) { return QJsonDocument::fromJson(ended.out).object(); }
    const QStringList m_own{u"own1"_s, u"own2"_s};
    const QString m_tenant = u" --tenant URL --client-id ID"_s;
};

TEST_F(GateTest, GoesUpIsLookedAtAndComesDown)
{
    ASSERT_NO_FATAL_FAILURE(prepare());
    const Ended none = call(u"gate status i"_s);
    EXPECT_EQ(none.code, 1);
    EXPECT_TRUE(none.err.contains("This incident has no gate"));
    EXPECT_FALSE(none.err.contains("again"));
    const Ended up = call(u"gate up i"_s);
    ASSERT_TRUE(exits(0, up));
    EXPECT_TRUE(up.out.contains("Closed to new tokens since "));
    EXPECT_FALSE(up.out.contains("contained"));
    EXPECT_EQ(bound(), QStringList{u"bulkhead-gate-i"_s} + m_own);
    EXPECT_EQ(status(u"i"_s)[u"gate"][u"state"], u"up"_s);
    EXPECT_TRUE(cli(u"status i"_s).out.contains("Closed to new tokens"));
    const Ended looked = call(u"gate status i --json"_s);
    ASSERT_TRUE(exits(0, looked));
    EXPECT_EQ(json(looked)[u"gate"][u"identifiers"].toInt(), 6);
    EXPECT_EQ(json(looked)[u"stands"][0][u"standing"], u"up"_s);
    ASSERT_TRUE(exits(0, call(u"gate down i"_s)));
    EXPECT_EQ(bound(), m_own);
    EXPECT_TRUE(exits(1, call(u"gate status i"_s)));
    EXPECT_EQ(status(u"i"_s)[u"gate"][u"state"], u"down"_s);
}

TEST_F(GateTest, ThatWasTakenAwayIsExitOne)
{
    ASSERT_NO_FATAL_FAILURE(prepare());
    ASSERT_TRUE(exits(0, call(u"gate up i"_s)));
    put(u"bulkhead-gate-i"_s); // somebody's code under its name, bound last
    const Ended looked = call(u"gate status i"_s);
    EXPECT_EQ(looked.code, 1);
    EXPECT_TRUE(looked.out.contains("other code than ours")) << looked.out.toStdString();
    EXPECT_TRUE(looked.out.contains("found down"));
    EXPECT_EQ(status(u"i"_s)[u"gate"][u"state"], u"lost"_s);
}

TEST_F(GateTest, OrphanedComesDownWithoutItsFile)
{
    ASSERT_NO_FATAL_FAILURE(prepare());
    ASSERT_TRUE(exits(0, call(u"gate up i"_s)));
    m_machine.remove(u"i.incident"_s);
    put(u"bulkhead-gate-somebody-elses"_s);
    const Ended listed = call(u"gate list --json"_s + m_tenant);
    ASSERT_TRUE(exits(0, listed));
    ASSERT_EQ(json(listed)[u"gates"].toArray().size(), 1);
    EXPECT_EQ(json(listed)[u"gates"][0][u"name"], u"bulkhead-gate-i"_s);
    const Ended down = call(u"gate down"_s + m_tenant);
    ASSERT_TRUE(exits(0, down));
    EXPECT_TRUE(down.out.contains("Taken down: bulkhead-gate-i."));
    EXPECT_EQ(bound(), m_own + QStringList{u"bulkhead-gate-somebody-elses"_s});
    EXPECT_TRUE(call(u"gate list"_s + m_tenant).out.contains("no gate of Bulkhead"));
}

TEST_F(GateTest, SaysWhatStandsInItsWay)
{
    ASSERT_NO_FATAL_FAILURE(prepare());
    const Given given{.secret = practice().secret()};
    EXPECT_TRUE(refuses(2, "does not tell a refused user the way back in",
        Program(m_machine, {u"gate"_s, u"up"_s, u"i"_s, u"--deny-text"_s, u"No."_s}, given).end()));
    (void)practice().ask("POST", "/_practice/builds", R"({"ms":10,"fail":true})");
    EXPECT_TRUE(refuses(4, "could not build the Action", call(u"gate up i"_s)));
    EXPECT_EQ(bound(), m_own);
    ASSERT_TRUE(exits(0, call(u"gate down i"_s)));
    (void)practice().ask("POST", "/_practice/builds", R"({"ms":10,"fail":false})");
    put(u"bulkhead-gate-i"_s);
    EXPECT_TRUE(refuses(4, "of this name that is not ours", call(u"gate up i"_s)));
    for (int i = 0; i < 18; ++i)
        put(u"more%1"_s.arg(i));
    EXPECT_TRUE(refuses(4, "takes no more Actions", call(u"gate up i"_s)));
    for (const QString &wrong : {u"gate"_s, u"gate sideways i"_s, u"gate up"_s, u"gate list"_s,
             u"gate down"_s, u"gate up i --stranded maybe"_s})
        EXPECT_EQ(call(wrong).code, 2) << wrong.toStdString();
}

TEST_F(GateTest, NeedsItsScopesAndAListOfUsers)
{
    ASSERT_NO_FATAL_FAILURE(prepare({u"--scopes"_s, u"read:users,read:actions"_s}));
    EXPECT_TRUE(refuses(4, "create:actions", call(u"gate up i"_s)));
    ASSERT_TRUE(exits(0, call(u"new empty --tenant URL --client-id ID"_s)));
    EXPECT_EQ(call(u"gate up empty"_s).code, 2);
}

TEST_F(GateTest, OfAWholeConnectionNeedsAnExemptionOrTheWordsThatThereIsNone)
{
    ASSERT_NO_FATAL_FAILURE(prepare());
    const QString rule = u"gate up i --connection Username-Password-Authentication,partners"_s;
    EXPECT_TRUE(refuses(2, "nobody is protected", call(rule)));
    const auto typed = [&](const QString &words) {
        QStringList given = rule.split(u' ');
        given << u"--confirm-no-exemption"_s << words;
        return Program(m_machine, given, {.secret = practice().secret()}).end();
    };
    EXPECT_EQ(typed(u"no exemption"_s).code, 2);
    EXPECT_EQ(bound(), m_own);
    ASSERT_TRUE(exits(0, typed(u"NO EXEMPTION"_s)));
    m_machine.write(u"boss.txt"_s, "boss@example.com\n");
    const Ended up = call(rule + u" --protect boss.txt"_s);
    ASSERT_TRUE(exits(0, up));
    EXPECT_TRUE(up.out.contains("refuses everybody who logs in by Username-Password-"));
    EXPECT_EQ(bound(), QStringList{u"bulkhead-gate-i"_s} + m_own);
    const Ended looked = call(u"gate status i --json"_s);
    EXPECT_EQ(json(looked)[u"gate"][u"connections"].toArray().size(), 2);
    EXPECT_EQ(json(looked)[u"gate"][u"identifiers"].toInt(), 0);
    EXPECT_TRUE(refuses(
        2, "no database connection of this name: typo", call(u"gate up i --connection typo"_s)));
    ASSERT_TRUE(exits(0, call(u"gate up i --connection none"_s)));
    EXPECT_EQ(json(call(u"gate status i --json"_s))[u"gate"][u"identifiers"].toInt(), 6);
    ASSERT_TRUE(exits(0, call(u"gate down i"_s)));
    EXPECT_EQ(bound(), m_own);
}

TEST_F(GateTest, ReleasesWhomAChangedFactorHolds)
{
    ASSERT_NO_FATAL_FAILURE(prepare());
    const QByteArray id = practice().users(1).split('\n')[1].split(',')[0].trimmed();
    practice().act(QString::fromUtf8(id), u"enrol-factor"_s);
    m_machine.write(u"own.txt"_s, id + "\n");
    EXPECT_TRUE(refuses(1, "This incident has no gate", call(u"gate release i own.txt"_s)));
    const QString since = QDateTime::currentDateTimeUtc().addSecs(-3600).toString(Qt::ISODate);
    ASSERT_TRUE(exits(0, call(u"plan i --scope everything --reset email --since "_s + since)));
    const Ended up = call(u"gate up i --json"_s);
    ASSERT_TRUE(exits(0, up));
    EXPECT_EQ(json(up)[u"gate"][u"held"].toInt(), 1);
    EXPECT_TRUE(call(u"gate up i"_s).out.contains("gate release"));
    const Ended released = call(u"gate release i own.txt --json"_s);
    ASSERT_TRUE(exits(0, released));
    EXPECT_TRUE(released.err.contains("1 of the 1 named are held"));
    EXPECT_EQ(json(released)[u"gate"][u"held"].toInt(), 0);
    EXPECT_EQ(json(released)[u"gate"][u"identifiers"].toInt(), 6);
    EXPECT_TRUE(exits(0, call(u"gate status i"_s)));
    ASSERT_TRUE(exits(0, call(u"gate down i"_s)));
    EXPECT_EQ(call(u"gate release i own.txt"_s).code, 1);
    for (const QString &wrong : {u"gate release i"_s, u"gate release i none.txt"_s})
        EXPECT_EQ(call(wrong).code, 2) << wrong.toStdString();
}

TEST_F(GateTest, WantsToKnowAboutTheStranded)
{
    ASSERT_NO_FATAL_FAILURE(prepare());
    ASSERT_TRUE(exits(0, call(u"gate up i"_s))) << "nobody knows yet";
    const QByteArray kinds = practice().ask("GET", "/_practice/kinds.csv");
    QByteArray social;
    for (const QByteArray &line : kinds.split('\n')) {
        if (line.contains(",social") || line.startsWith("social"))
            social += line.trimmed() + '\n';
    }
    m_machine.write(u"kinds.csv"_s, kinds.left(kinds.indexOf('\n') + 1) + social);
    ASSERT_TRUE(exits(0, cli(u"import i kinds.csv --column user_id"_s)));
    ASSERT_TRUE(exits(0, call(u"plan i --scope everything --reset none --allow-unknown"_s)));
    EXPECT_TRUE(refuses(2, "could never get past the gate by themselves: 3", call(u"gate up i"_s)));
    const Ended up = call(u"gate up i --stranded pass --json"_s);
    ASSERT_TRUE(exits(0, up));
    EXPECT_EQ(json(up)[u"gate"][u"identifiers"].toInt(), 6);
    EXPECT_EQ(json(up)[u"gate"][u"stranded"].toInt(), 3);
    const Ended strict = call(u"gate up i --stranded deny --json"_s);
    ASSERT_TRUE(exits(0, strict));
    EXPECT_EQ(json(strict)[u"gate"][u"identifiers"].toInt(), 9);
}

TEST_F(GateTest, RunsBehindItAndTellsWhenItWasLost)
{
    ASSERT_NO_FATAL_FAILURE(prepare());
    ASSERT_TRUE(exits(0, call(u"gate up i"_s)));
    ASSERT_TRUE(exits(0, call(u"plan i --scope everything --reset password,email"_s)));
    ASSERT_TRUE(exits(0, call(u"run i --confirm NAME"_s)));
    EXPECT_EQ(status(u"i"_s)[u"gate"][u"state"], u"up"_s);
    put(u"bulkhead-gate-i"_s);
    EXPECT_EQ(call(u"gate status i"_s).code, 1);
    const Ended again = call(u"run i --confirm NAME"_s);
    EXPECT_EQ(again.code, 1);
    EXPECT_TRUE(again.err.contains("found down"));
}

TEST_F(GateTest, TheForceResetFlagsActionComesAndGoes)
{
    ASSERT_NO_FATAL_FAILURE(prepare());
    const auto protects = [&](const QString &what) {
        return call(u"protect "_s + what + m_tenant);
    };
    EXPECT_TRUE(protects(u"status"_s).out.contains("off"));
    ASSERT_TRUE(exits(0, protects(u"force-reset on"_s)));
    EXPECT_EQ(bound(), QStringList{u"bulkhead-force-reset"_s} + m_own);
    EXPECT_TRUE(protects(u"status"_s).out.contains("on"));
    ASSERT_TRUE(exits(0, call(u"plan i --scope everything --reset flag"_s)));
    EXPECT_TRUE(exits(0, call(u"check i"_s))) << "nothing stops a plan with the flag any more";
    ASSERT_TRUE(exits(0, call(u"gate up i"_s)));
    EXPECT_EQ(bound().first(2), (QStringList{u"bulkhead-gate-i"_s, u"bulkhead-force-reset"_s}));
    ASSERT_TRUE(exits(0, protects(u"force-reset on"_s)));
    EXPECT_TRUE(exits(0, call(u"gate status i"_s)));
    ASSERT_TRUE(exits(0, protects(u"force-reset off"_s)));
    ASSERT_TRUE(exits(0, call(u"gate down i"_s)));
    EXPECT_EQ(bound(), m_own);
    EXPECT_EQ(call(u"check i"_s).code, 4);
    EXPECT_EQ(protects(u"force-reset maybe"_s).code, 2);
    put(u"bulkhead-force-reset"_s);
    EXPECT_EQ(protects(u"force-reset on"_s).code, 4) << "not ours";
}

} // namespace
} // namespace bulkhead::app
