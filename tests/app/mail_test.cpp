// SPDX-License-Identifier: Apache-2.0
// The program, the practice tenant and a real mail server.
#include "app/app_test.h"
#include "auth0/test_certificates.h"
#include "mail/mail_server.h"
#include "secrets/private_bus.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMap>

#include <csignal>
#include <cstdio>
#include <random>

using namespace Qt::StringLiterals;
using bulkhead::testing::Keyring;
using bulkhead::testing::MailServer;
using bulkhead::testing::PrivateBus;
using bulkhead::testing::testCaFile;

namespace bulkhead::app {
namespace {

const QString choices = u"--scope everything --reset password,ticket"_s;

// The step of that name.
QJsonObject stepOf(const QJsonValue &user, const QString &measure)
{
    for (const QJsonValue step : user[u"steps"_s].toArray()) {
        if (step[u"measure"_s] == measure)
            return step.toObject();
    }
    return {};
}

class MailTest : public TenantTest
{
protected:
    Ended onBus(const QString &line, const QString &password = {})
    {
        QHash<QString, QString> variables = m_bus.variables();
        if (!password.isEmpty())
            variables.insert(u"BULKHEAD_SMTP_PASSWORD"_s, password);
        return start(line, variables)->end(300'000);
    }
    static QString by(const QUrl &server, const QString &more = {})
    {
        return u" --smtp-url %1 --smtp-ca-file %2 --smtp-from security@acme.example "_s.arg(
                   server.toString(), testCaFile())
            + more;
    }
    // What the report says of each user's letter is what the server has of it. Two users may share
    // an address.
    QMap<QString, int> agree(const MailServer &server)
    {
        QHash<QString, int> received, done, unknown;
        for (const QJsonObject &mail : server.mails())
            ++received[mail[u"to"_s].toArray().at(0).toString()];
        QMap<QString, int> states;
        for (const QJsonValue user : report(u"i"_s)[u"users"_s].toArray()) {
            const QString to = user[u"email"_s].toString();
            const QString state = stepOf(user, u"delivery"_s)[u"status"_s].toString();
            ++states[state];
            done[to] += int(state == u"done");
            unknown[to] += int(state == u"unknown");
        }
        for (const QString &to : done.keys()) {
            EXPECT_GE(received.value(to), done.value(to)) << to.toStdString();
            EXPECT_LE(received.value(to), done.value(to) + unknown.value(to)) << to.toStdString();
        }
        return states;
    }

    PrivateBus m_bus{Keyring::Unlocked};
};

TEST_F(MailTest, EachUserGetsOneLinkThatWorks)
{
    MailServer server({u"--user"_s, u"sec"_s, u"--password"_s, u"w0rd"_s});
    ASSERT_NO_FATAL_FAILURE(makePlan(12, {}, choices));
    const Ended run = onBus(u"run i --confirm NAME"_s
            + by(server.smtp(), u"--smtp-user sec --smtp-rate 100 --smtp-contact +49-1234"_s),
        u"w0rd"_s);
    ASSERT_TRUE(exits(0, run)) << QJsonDocument(report(u"i"_s)).toJson().constData();
    EXPECT_EQ(agree(server), (QMap<QString, int>{{u"done"_s, 12}}));
    for (const QJsonObject &mail : server.mails()) {
        const QString text = mail[u"text"_s].toString();
        EXPECT_EQ(text.count(u"/lo/reset"), 1);
        EXPECT_TRUE(text.contains(u"+49-1234"));
        EXPECT_EQ(mail[u"login"_s].toString(), u"sec");
        EXPECT_TRUE(mail[u"tls"_s].toBool());
    }
    for (const QString &path : m_machine.allFiles()) {
        QFile file(path);
        ASSERT_TRUE(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        EXPECT_FALSE(bytes.contains("/lo/reset")) << path.toStdString();
        EXPECT_FALSE(bytes.contains("w0rd")) << path.toStdString();
    }
}

// Faults of every kind but those that a server asks minutes of patience for, which
// running/mailing_test runs through on virtual time.
TEST_F(MailTest, SixHundredThroughFaultsAndNobodyTwice)
{
    MailServer server({u"--every"_s, u"20"_s, u"--kinds"_s,
        u"lostafter,dropdata,gone,dropdot,busy,big,slow,dropbefore"_s});
    const int users = 600;
    ASSERT_NO_FATAL_FAILURE(makePlan(users, {u"--rate"_s, u"1000"_s, u"--burst"_s, u"1000"_s},
        u"--scope everything --reset ticket"_s));
    const Ended run = onBus(u"run i --confirm NAME"_s + by(server.door(), u"--smtp-rate 200"_s));
    ASSERT_TRUE(exits(1, run)) << run.err.toStdString();
    const auto states = agree(server);
    EXPECT_EQ(
        states.value(u"done"_s) + states.value(u"failed"_s) + states.value(u"unknown"_s), users);
    EXPECT_EQ(states.value(u"failed"_s), 8); // gone, big: two of the eight kinds, 30 faults
    EXPECT_EQ(states.value(u"unknown"_s), 11); // lostafter, dropdot, dropbefore: the last one less
    EXPECT_EQ(usersIn(status(u"i"_s), u"done"_s), states.value(u"done"_s));
}

// Beside running/mailing_test, where it dies at each letter: the real program, at random instants.
TEST_F(MailTest, KilledAmongLettersNobodyGetsTwo)
{
    const int wanted = qEnvironmentVariableIntValue("BULKHEAD_SOAK_KILLS");
    const int kills = wanted > 0 ? wanted : 5;
    std::mt19937 random(20261129);
    int died = 0, unknown = 0, rounds = 0;
    while (died < kills) {
        const MailServer server({u"--every"_s, u"7"_s, u"--kinds"_s, u"slow"_s});
        ASSERT_NO_FATAL_FAILURE(makePlan(60, {u"--rate"_s, u"500"_s}, choices));
        const QString line = u"run i --confirm NAME"_s + by(server.door(), u"--smtp-rate 40"_s);
        for (int i = 0; i < 5 && died < kills; ++i) {
            const auto program = start(line, m_bus.variables());
            (void)testing::waitFor([&] { return !program->running(); }, 400 + int(random() % 700));
            if (!program->running())
                break;
            program->signal(SIGKILL);
            died += int(program->end().code == -1);
        }
        const Ended end = onBus(line);
        EXPECT_TRUE(end.code == 0 || end.code == 1) << end.err.toStdString();
        const auto states = agree(server);
        EXPECT_EQ(states.value(u"done"_s) + states.value(u"unknown"_s), 60);
        unknown += states.value(u"unknown"_s);
        m_machine.remove(u"i.incident"_s);
        ASSERT_FALSE(HasFailure());
        ++rounds;
    }
    std::printf("killed among letters: %d kills in %d runs, %d letters of unknown fate, nobody "
                "got two\n",
        died, rounds, unknown);
}

TEST_F(MailTest, AMailServersTroubleStopsTheLettersOnly)
{
    MailServer server({u"--user"_s, u"sec"_s, u"--password"_s, u"w0rd"_s});
    ASSERT_NO_FATAL_FAILURE(makePlan(6, {}, choices));
    const Ended wrong =
        onBus(u"run i --confirm NAME"_s + by(server.smtp(), u"--smtp-user sec --smtp-rate 100"_s),
            u"no"_s);
    EXPECT_TRUE(refuses(3, "refused the login", wrong));
    for (const QJsonValue user : report(u"i"_s)[u"users"_s].toArray()) {
        EXPECT_EQ(stepOf(user, u"revoke-access"_s)[u"status"_s], u"done"_s);
        EXPECT_EQ(stepOf(user, u"delivery"_s)[u"status"_s], u"pending"_s);
    }
    EXPECT_TRUE(server.mails().empty());
    // What was given before is remembered, but for the password; a run that has begun does not wait
    // for that.
    EXPECT_TRUE(refuses(3, "no password", onBus(u"run i --confirm NAME"_s)));
    const Ended right = onBus(u"run i --confirm NAME"_s, u"w0rd"_s);
    ASSERT_TRUE(exits(0, right)) << right.err.toStdString();
    EXPECT_EQ(agree(server), (QMap<QString, int>{{u"done"_s, 6}}));
}

TEST_F(MailTest, LinksOfAnEarlierRunAreDelivered)
{
    MailServer server;
    ASSERT_NO_FATAL_FAILURE(makePlan(5, {}, choices));
    ASSERT_TRUE(exits(0, onBus(u"run i --confirm NAME"_s)));
    ASSERT_TRUE(
        exits(0, onBus(u"run i --confirm NAME"_s + by(server.smtp(), u"--smtp-rate 100"_s))));
    EXPECT_EQ(agree(server), (QMap<QString, int>{{u"done"_s, 5}}));
}

TEST_F(MailTest, ANoticeGoesWithOtherMethodsWhenAskedFor)
{
    MailServer server;
    ASSERT_NO_FATAL_FAILURE(makePlan(5, {}, u"--scope everything --reset password"_s));
    EXPECT_TRUE(refuses(2, "--smtp-notices", onBus(u"run i --confirm NAME"_s + by(server.smtp()))));
    ASSERT_TRUE(exits(0,
        onBus(u"run i --confirm NAME"_s + by(server.smtp(), u"--smtp-notices --smtp-rate 100"_s))));
    EXPECT_EQ(agree(server), (QMap<QString, int>{{u"done"_s, 5}}));
    EXPECT_FALSE(server.mails()[0][u"text"_s].toString().contains(u"http"));
}

TEST_F(MailTest, ATestLetterAndAPreview)
{
    MailServer server;
    ASSERT_NO_FATAL_FAILURE(makePlan(3, {}, choices));
    const Ended sent = onBus(u"mail test --to me@acme.example"_s + by(server.smtp()));
    ASSERT_TRUE(exits(0, sent)) << sent.err.toStdString();
    EXPECT_TRUE(sent.out.contains("took the letter to me@acme.example"));
    EXPECT_EQ(server.mailsTo(u"me@acme.example"_s), 1);
    const Ended shown = onBus(u"mail preview i --language de-AT"_s + by(server.smtp()));
    ASSERT_TRUE(exits(0, shown));
    EXPECT_TRUE(shown.out.contains("Passwort"));
    EXPECT_EQ(server.mails().size(), 1u);
}

TEST_F(MailTest, WrongSettingsAreSaidBeforeAnything)
{
    ASSERT_NO_FATAL_FAILURE(makePlan(3, {}, choices));
    const QString run = u"run i --confirm NAME "_s;
    EXPECT_TRUE(refuses(
        2, "mail server's address", onBus(run + u"--smtp-url http://x --smtp-from a@b.example"_s)));
    EXPECT_TRUE(refuses(2, "--smtp-from", onBus(run + u"--smtp-url smtp://127.0.0.1:1"_s)));
    EXPECT_TRUE(refuses(2, "--smtp-url", onBus(run + u"--smtp-rate 3"_s)));
    EXPECT_TRUE(refuses(2, "sent from this address",
        onBus(run + u"--smtp-url smtp://127.0.0.1:1 --smtp-from nonsense"_s)));
    EXPECT_TRUE(refuses(2, "text cannot be used",
        onBus(
            run + u"--smtp-url smtp://127.0.0.1:1 --smtp-from a@b.example --smtp-templates no"_s)));
    EXPECT_TRUE(refuses(2, "no password",
        onBus(run + u"--smtp-url smtp://127.0.0.1:1 --smtp-from a@b.example --smtp-user u"_s)));
    EXPECT_EQ(status(u"i"_s)[u"state"_s], u"planned"_s);
    EXPECT_TRUE(refuses(3, "invented users get no letters",
        onBus(run + u"--smtp-url smtp://mail.example.com --smtp-from a@b.example"_s)));
    EXPECT_EQ(status(u"i"_s)[u"state"_s], u"halted"_s);
    const Ended nobody = onBus(run + u"--smtp-url smtp://127.0.0.1:1 --smtp-from a@b.example"_s);
    EXPECT_TRUE(refuses(3, "cannot be reached", nobody));
    EXPECT_EQ(usersIn(status(u"i"_s), u"pending"_s), 3);
}

} // namespace
} // namespace bulkhead::app
