// SPDX-License-Identifier: Apache-2.0
#include "app/app_test.h"

using namespace Qt::StringLiterals;

namespace bulkhead::app {
namespace {

const QStringList commands{u"practice"_s, u"drill"_s, u"new"_s, u"import"_s, u"plan"_s, u"run"_s,
    u"settle"_s, u"cancel"_s, u"status"_s, u"report"_s, u"mail"_s};

TEST_F(AppTest, HelpListsEveryCommandAndExitCode)
{
    const Ended help = cli(u"--help"_s);
    ASSERT_TRUE(exits(0, help));
    for (const QString &command : commands)
        EXPECT_TRUE(help.out.contains("bulkhead-cli " + command.toUtf8())) << command.toStdString();
    EXPECT_TRUE(help.out.contains("BULKHEAD_CLIENT_SECRET"));
    for (const char *code : {"0 done", "1 finished", "2 wrong", "3 paused", "4 the", "5 the"})
        EXPECT_TRUE(help.out.contains(code)) << code;
    EXPECT_EQ(help.err, "");
}

TEST_F(AppTest, EveryCommandHasHelpOfItsOwn)
{
    const QHash<QString, QByteArrayList> options{
        {u"practice"_s,
            {"--port", "--users", "--seed", "--rate", "--burst", "--latency", "--scopes"}},
        {u"drill"_s, {"--users"}},
        {u"new"_s, {"INCIDENT", "--tenant", "--client-id", "--audience", "--ca-file"}},
        {u"import"_s, {"INCIDENT FILE...", "--column"}},
        {u"plan"_s,
            {"INCIDENT", "--scope", "--reset", "--connection", "--reset-client-id",
                "--organization", "--mail-rate", "--exclude-reason", "--allow-unknown",
                "--client-secret-file"}},
        {u"run"_s,
            {"INCIDENT", "--confirm", "--confirm-users", "--first", "--retry-failed", "--ceiling",
                "--reserve", "--start", "--mail-rate", "--smtp-url", "--smtp-notices",
                "--client-secret-file"}},
        {u"mail"_s,
            {"test | preview INCIDENT", "--smtp-url", "--smtp-from", "--smtp-user",
                "--smtp-ca-file", "--smtp-rate", "--to", "--user"}},
        {u"settle"_s, {"INCIDENT", "--user", "--as"}},
        {u"cancel"_s, {"INCIDENT"}},
        {u"status"_s, {"INCIDENT", "--json"}},
        {u"report"_s, {"INCIDENT", "--format", "--out"}},
    };
    for (const QString &command : commands) {
        SCOPED_TRACE(command.toStdString());
        const Ended help = cli(command + u" --help"_s);
        ASSERT_TRUE(exits(0, help));
        EXPECT_TRUE(help.out.startsWith("Usage: bulkhead-cli " + command.toUtf8() + " "))
            << help.out.toStdString();
        for (const QByteArray &option : options[command])
            EXPECT_TRUE(help.out.contains(option)) << option.toStdString();
    }
}

TEST_F(AppTest, VersionIsOneLine)
{
    const Ended version = cli(u"--version"_s);
    ASSERT_TRUE(exits(0, version));
    EXPECT_EQ(version.out, "bulkhead-cli " BULKHEAD_VERSION "\n");
}

TEST_F(AppTest, WrongUsageIsTwoAndSaysSo)
{
    EXPECT_TRUE(exits(2, cli({})));
    EXPECT_TRUE(refuses(2, "frobnicate", cli(u"frobnicate"_s)));
    for (const QString &command : commands) {
        SCOPED_TRACE(command.toStdString());
        EXPECT_TRUE(refuses(2, "nonsense", cli(command + u" --nonsense a"_s)));
        EXPECT_TRUE(refuses(2, "secret", cli(command + u" --client-secret=s3cr3t a"_s)));
        EXPECT_TRUE(refuses(2, command.toUtf8(), cli(command + u" one two --three four five"_s)));
    }
    for (const QString &line :
        {u"new"_s, u"import"_s, u"import i"_s, u"plan"_s, u"run"_s, u"cancel"_s, u"status"_s,
            u"report"_s, u"status a b"_s, u"drill a"_s, u"practice a"_s}) {
        SCOPED_TRACE(line.toStdString());
        EXPECT_TRUE(refuses(2, "bulkhead-cli", cli(line)));
    }
}

TEST_F(AppTest, AnEmptyNameIsWrongUsage)
{
    m_machine.write(u"list.txt"_s, "auth0|1\n");
    for (const QStringList &words :
        {QStringList{u"new"_s, {}, u"--tenant"_s, u"t.example"_s, u"--client-id"_s, u"c"_s},
            {u"status"_s, {}}, {u"import"_s, {}, u"list.txt"_s}}) {
        SCOPED_TRACE(words[0].toStdString());
        EXPECT_TRUE(refuses(2, "Usage: bulkhead-cli ", Program(m_machine, words).end()));
    }
    EXPECT_FALSE(m_machine.exists(u".incident"_s));
}

TEST_F(AppTest, NumbersAreWholeAndWithinBounds)
{
    for (const QString &line :
        {u"practice --port 70000"_s, u"practice --port -1"_s, u"practice --users 0"_s,
            u"practice --users 1.5"_s, u"practice --rate 0"_s, u"practice --burst none"_s,
            u"practice --latency nan"_s, u"drill --users 0"_s, u"drill --users inf"_s,
            u"run i --confirm t --first 0"_s, u"run i --confirm t --first 1.5"_s,
            u"run i --confirm t --ceiling 101"_s, u"run i --confirm t --ceiling nan"_s,
            u"run i --confirm t --reserve -1"_s, u"run i --confirm t --mail-rate 0"_s,
            u"plan i --scope none --reset email --mail-rate 0"_s}) {
        SCOPED_TRACE(line.toStdString());
        EXPECT_TRUE(refuses(2, "takes a", cli(line)));
    }
    EXPECT_TRUE(refuses(2, "--start is burst or polite", cli(u"run i --confirm t --start fast"_s)));
}

TEST_F(AppTest, AFileThatIsMissingIsWrongUsage)
{
    m_machine.write(u"list.txt"_s, "auth0|1\n");
    for (const QString &line : {u"import a list.txt"_s,
             u"plan a --scope everything --reset email"_s, u"run a --confirm t"_s, u"cancel a"_s,
             u"status a"_s, u"status a --json"_s, u"report a --format csv --out r.csv"_s}) {
        SCOPED_TRACE(line.toStdString());
        EXPECT_TRUE(refuses(2, "no incident file at a.incident", cli(line)));
    }
    EXPECT_FALSE(m_machine.exists(u"r.csv"_s));
    EXPECT_FALSE(m_machine.exists(u"a.incident"_s));
}

TEST_F(AppTest, ReportOptionsAreNeeded)
{
    ASSERT_TRUE(exits(0, cli(u"new i --tenant acme.eu.auth0.com --client-id c"_s)));
    EXPECT_TRUE(refuses(2, "csv or json", cli(u"report i --out r"_s)));
    EXPECT_TRUE(refuses(2, "csv or json", cli(u"report i --format xml --out r"_s)));
    EXPECT_TRUE(refuses(2, "--out", cli(u"report i --format csv"_s)));
    EXPECT_TRUE(refuses(2, "cannot be written", cli(u"report i --format csv --out none/r.csv"_s)));
}

} // namespace
} // namespace bulkhead::app
