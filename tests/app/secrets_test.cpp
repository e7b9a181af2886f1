// SPDX-License-Identifier: Apache-2.0
#include "app/app_test.h"

#include <QFileInfo>

#include <csignal>

using namespace Qt::StringLiterals;

namespace bulkhead::app {
namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

class SecretsTest : public TenantTest
{
protected:
    void expectClean(const QByteArray &text, const QString &where)
    {
        EXPECT_FALSE(text.contains(practice().secret())) << where.toStdString();
        EXPECT_FALSE(text.contains("eyJ")) << "a token, " << where.toStdString();
        EXPECT_FALSE(text.contains(practice().secret().toBase64())) << where.toStdString();
    }
    void expectCleanFiles(const QString &except = {})
    {
        const QStringList files = m_machine.allFiles();
        for (const QString &file : files) {
            if (!except.isEmpty() && file.endsWith(except))
                continue;
            expectClean(contentOf(file), file);
        }
    }
    // Only what the test itself wrote may be read by others; and nothing lies beside the incident.
    void expectPrivateFiles()
    {
        const QStringList files = m_machine.allFiles();
        for (const QString &file : files) {
            EXPECT_FALSE(file.contains(u".incident-") || file.endsWith(u".lock"))
                << file.toStdString();
            if (!file.endsWith(u"/list.csv") && !file.endsWith(u"/secret.txt")) {
                EXPECT_EQ(QFileInfo(file).permissions() & 0x0077, 0) << file.toStdString();
            }
        }
    }
    void walk(const QString &option, const Given &given)
    {
        for (const QString &line : {u"plan i --scope everything --reset email"_s + option,
                 u"run i --confirm NAME --first 3"_s + option, u"run i --confirm NAME"_s + option,
                 u"status i"_s, u"status i --json"_s, u"report i --format csv --out r.csv"_s,
                 u"report i --format json --out r.json"_s, u"cancel i"_s}) {
            SCOPED_TRACE(line.toStdString());
            const Ended ended = cli(line, given);
            EXPECT_TRUE(ended.code == 0 || (ended.code == 3 && line.contains(u"--first")));
            expectClean(ended.out + ended.err, line);
            expectPrivateFiles();
        }
    }
};

TEST_F(SecretsTest, AWalkWithTheVariableLeavesNoSecretAnywhere)
{
    ASSERT_NO_FATAL_FAILURE(makeList(10));
    walk({}, {.secret = practice().secret()});
    expectCleanFiles();
}

TEST_F(SecretsTest, AWalkWithAFileLeavesNoSecretAnywhereElse)
{
    ASSERT_NO_FATAL_FAILURE(makeList(10));
    m_machine.write(u"secret.txt"_s, practice().secret() + "\r\n");
    walk(u" --client-secret-file secret.txt"_s, {});
    expectCleanFiles(u"/secret.txt"_s);
}

TEST_F(SecretsTest, AFileThatOthersCanReadIsRemarkedUpon)
{
    ASSERT_NO_FATAL_FAILURE(makeList(3));
    m_machine.write(u"secret.txt"_s, practice().secret());
    QFile::setPermissions(m_machine.file(u"secret.txt"_s), QFile::Permissions(0x6644));
    const QString line = u"plan i --scope sessions --reset none --client-secret-file secret.txt"_s;
    const Ended loose = cli(line);
    EXPECT_TRUE(exits(0, loose));
    EXPECT_TRUE(loose.err.contains("chmod 600")) << loose.err.toStdString();
    QFile::setPermissions(m_machine.file(u"secret.txt"_s), QFile::Permissions(0x6600));
    EXPECT_EQ(cli(line).err, "");
}

TEST_F(SecretsTest, ARunningProcessShowsNoneInItsFilesAndArguments)
{
    ASSERT_NO_FATAL_FAILURE(makePlan(300, {u"--rate"_s, u"20"_s, u"--burst"_s, u"400"_s}));
    auto run = start(u"run i --confirm NAME"_s);
    ASSERT_TRUE(testing::waitFor(
        [&] { return practice().callCount(u"POST /api/v2/users/{id}/revoke-access"_s) > 20; }));
    for (const QString &name : {u"cmdline"_s, u"environ"_s})
        expectClean(contentOf(u"/proc/%1/%2"_s.arg(run->pid()).arg(name)), name);
    EXPECT_TRUE(contentOf(u"/proc/%1/cmdline"_s.arg(run->pid())).contains("--confirm"));
    QByteArray limits = contentOf(u"/proc/%1/limits"_s.arg(run->pid()));
    EXPECT_TRUE(limits.replace(' ', "").contains("Maxcorefilesize00bytes")) << "it leaves a core";
    EXPECT_EQ(contentOf(u"/proc/%1/task/%1/children"_s.arg(run->pid())), "")
        << "a child has an environment of its own";
    const QStringList files = m_machine.allFiles();
    EXPECT_TRUE(m_machine.exists(u"i.incident-wal"_s));
    for (const QString &file : files) {
        expectClean(contentOf(file), file);
        if (file.contains(u".incident")) {
            EXPECT_EQ(QFileInfo(file).permissions() & 0x0077, 0) << file.toStdString();
        }
    }
    run->signal(SIGKILL);
    (void)run->end();
    expectCleanFiles();
    EXPECT_TRUE(exits(0, cli(u"status i"_s)));
    EXPECT_TRUE(exits(3, call(u"run i --confirm NAME --first 1"_s)));
    expectPrivateFiles();
}

TEST_F(SecretsTest, AnEchoingTenantDoesNotBringItIntoReports)
{
    ASSERT_NO_FATAL_FAILURE(makePlan(3));
    ASSERT_TRUE(practice().fail("[{'match':{'method':'POST','path_prefix':'/api/'},'do':'status',"
                                "'code':400,'body':'{\\'statusCode\\':400,\\'message\\':"
                                "\\'bad token eyJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJ4In0.c2ln\\'}'}]"));
    const Ended run = call(u"run i --confirm NAME"_s);
    EXPECT_TRUE(exits(1, run));
    expectClean(run.out + run.err, u"run"_s);
    EXPECT_TRUE(exits(0, cli(u"report i --format json --out r.json"_s)));
    expectCleanFiles();
}

} // namespace
} // namespace bulkhead::app
