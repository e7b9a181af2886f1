// SPDX-License-Identifier: Apache-2.0
// The ways to show a tenant who one is, besides the secret: a private key, and a pasted token.
#include "app/app_test.h"
#include "credentials/test_keys.h"

#include <csignal>

using namespace Qt::StringLiterals;

namespace bulkhead::app {
namespace {

using testing::KeyForm;
using testing::rsaPem;

class CredentialsTest : public TenantTest
{
protected:
    void writeKey(const QByteArray &pem)
    {
        m_machine.write(u"key.pem"_s, pem);
        QFile::setPermissions(m_machine.file(u"key.pem"_s), QFile::Permissions(0x6600));
    }
    void makeListForKey(int users, const QStringList &more = {})
    {
        m_machine.write(u"public.pem"_s, testing::publicPem(rsaPem()));
        writeKey(rsaPem());
        const QString path = m_machine.file(u"public.pem"_s);
        ASSERT_NO_FATAL_FAILURE(makeList(users, QStringList{u"--public-key"_s, path} + more));
    }
    // No file but `except`, and nothing that was said, holds one of these.
    void expectNowhere(const QList<QByteArray> &secrets, const QString &except = {})
    {
        const QStringList files = m_machine.allFiles();
        for (const QString &file : files) {
            QFile content(file);
            if (file.endsWith(u'/' + except) || !content.open(QIODevice::ReadOnly))
                continue;
            const QByteArray bytes = content.readAll();
            for (const QByteArray &secret : secrets)
                EXPECT_FALSE(bytes.contains(secret)) << file.toStdString();
        }
        for (const QByteArray &secret : secrets)
            EXPECT_FALSE(m_said.contains(secret)) << m_said.toStdString();
    }
    // Every command of a walk; with these options and variables where it calls.
    void walk(const QString &options, const Given &given)
    {
        for (const QString &line : {u"plan i --scope everything --reset email"_s + options,
                 u"run i --confirm NAME"_s + options, u"status i --json"_s,
                 u"report i --format json --out r.json"_s}) {
            const Ended ended = cli(line, given);
            EXPECT_TRUE(exits(0, ended)) << line.toStdString();
            m_said += ended.out + ended.err;
        }
        EXPECT_EQ(usersIn(status(u"i"_s), u"done"_s), 5);
    }
    [[nodiscard]] Given pasted(const QByteArray &token) const
    {
        return {.variables = {{u"BULKHEAD_MANAGEMENT_TOKEN"_s, QString::fromLatin1(token)}}};
    }
    // Lines from the middle of a key: its ends are the same in all of them.
    [[nodiscard]] static QList<QByteArray> traces(const QByteArray &pem)
    {
        return {pem.split('\n').at(5), pem.split('\n').at(12), "PRIVATE KEY", "eyJ"};
    }

    QByteArray m_said;
};

TEST_F(CredentialsTest, AWalkWithAPrivateKeyLeavesNothingOfIt)
{
    for (const QString &algorithm : {u"RS256"_s, u"PS256"_s}) {
        m_machine.remove(u"i.incident"_s);
        ASSERT_NO_FATAL_FAILURE(makeListForKey(5, {u"--key-alg"_s, algorithm}));
        EXPECT_FALSE(practice().line().contains(u"client_secret"_s));
        walk(u" --private-key key.pem --key-alg "_s + algorithm, {});
        expectNowhere(traces(rsaPem()), u"key.pem"_s);
    }
    EXPECT_FALSE(m_said.contains("chmod")) << "nobody else can read it";
}

TEST_F(CredentialsTest, AKeyRenewsAfterA401)
{
    ASSERT_NO_FATAL_FAILURE(makeListForKey(5));
    const QString key = u" --private-key key.pem"_s;
    ASSERT_TRUE(exits(0, cli(u"plan i --scope everything --reset email"_s + key)));
    practice().resetRecord();
    ASSERT_TRUE(
        practice().fail("[{'match':{'method':'POST','path_prefix':'/api/','nth':[2]},"
                        "'do':'status','code':401,"
                        "'body':'{\\'statusCode\\':401,\\'error\\':\\'Unauthorized\\'}'}]"));
    EXPECT_TRUE(exits(0, cli(u"run i --confirm NAME"_s + key)));
    EXPECT_EQ(practice().callCount(u"POST /oauth/token"_s), 2);
    EXPECT_EQ(usersIn(status(u"i"_s), u"done"_s), 5);
}

TEST_F(CredentialsTest, KeysThatCannotBeUsedMakeNoCall)
{
    ASSERT_NO_FATAL_FAILURE(makeListForKey(2));
    practice().resetRecord();
    const struct
    {
        QByteArray pem;
        const char *sentence;
    } table[] = {
        {rsaPem(2048, KeyForm::Pkcs8Encrypted), "encrypted with a passphrase: key.pem"},
        {rsaPem(2048, KeyForm::Pkcs1Encrypted), "encrypted with a passphrase: key.pem"},
        {testing::ecPem(), "cannot be used: key.pem (EC)"},
        {rsaPem(1024), "cannot be used: key.pem (RSA 1024)"},
        {testing::publicPem(rsaPem()), "no private key in PEM to be read at key.pem"},
        {"", "no private key in PEM to be read at key.pem"},
    };
    const QString line = u"plan i --scope everything --reset email --private-key "_s;
    for (const auto &row : table) {
        writeKey(row.pem);
        EXPECT_TRUE(refuses(2, row.sentence, cli(line + u"key.pem"_s)));
    }
    EXPECT_TRUE(refuses(2, "read at none.pem", cli(line + u"none.pem"_s)));
    EXPECT_TRUE(refuses(2, "--key-alg", cli(line + u"key.pem --key-alg HS256"_s)));
    EXPECT_EQ(practice().callCount(), 0);
}

TEST_F(CredentialsTest, TheTenantRefusesAnotherKeyOrAlgorithm)
{
    ASSERT_NO_FATAL_FAILURE(makeListForKey(2));
    const QString line = u"plan i --scope everything --reset email --private-key key.pem"_s;
    EXPECT_TRUE(
        refuses(4, "with a private key, check its algorithm", cli(line + u" --key-alg PS256"_s)));
    writeKey(testing::otherRsaPem());
    EXPECT_TRUE(refuses(4, "signature verification failed", cli(line)));
    EXPECT_TRUE(refuses(4, "refuses the client id",
        cli(u"plan i --scope everything --reset email"_s, {.secret = "s3cret"})));
}

TEST_F(CredentialsTest, AKeyThatOthersCanReadIsRemarkedUpon)
{
    ASSERT_NO_FATAL_FAILURE(makeListForKey(2));
    QFile::setPermissions(m_machine.file(u"key.pem"_s), QFile::Permissions(0x6640));
    const QString line = u"plan i --scope everything --reset email --private-key key.pem"_s;
    const Ended loose = cli(line);
    EXPECT_TRUE(exits(0, loose));
    EXPECT_TRUE(loose.err.contains("can read key.pem; chmod 600")) << loose.err.toStdString();
}

TEST_F(CredentialsTest, AWalkWithAPastedTokenAsksForNoneAndLeavesNothingOfIt)
{
    ASSERT_NO_FATAL_FAILURE(makeList(5));
    const QByteArray token = practice().token();
    ASSERT_EQ(token.count('.'), 2);
    practice().resetRecord();
    walk({}, pasted("Bearer " + token + '\n'));
    EXPECT_EQ(practice().callCount(u"POST /oauth/token"_s), 0);
    expectNowhere({token, token.split('.').at(2), "eyJ"});
}

TEST_F(CredentialsTest, ARunningProcessShowsNoPastedToken)
{
    ASSERT_NO_FATAL_FAILURE(makePlan(300, {u"--rate"_s, u"20"_s, u"--burst"_s, u"400"_s}));
    const QByteArray token = practice().token();
    Program run(m_machine, words(u"run i --confirm NAME"_s), pasted(token));
    ASSERT_TRUE(testing::waitFor(
        [&] { return practice().callCount(u"POST /api/v2/users/{id}/revoke-access"_s) > 20; }));
    for (const QString &name : {u"cmdline"_s, u"environ"_s}) {
        QFile shown(u"/proc/%1/%2"_s.arg(run.pid()).arg(name));
        ASSERT_TRUE(!shown.open(QIODevice::ReadOnly) || !shown.readAll().contains("eyJ"))
            << name.toStdString();
    }
    expectNowhere({"eyJ"});
    run.signal(SIGTERM);
    EXPECT_EQ(run.end().code, 3);
}

TEST_F(CredentialsTest, APastedTokenThatTheTenantDoesNotTakeHalts)
{
    ASSERT_NO_FATAL_FAILURE(makePlan(3));
    ASSERT_TRUE(
        practice().fail("[{'match':{'method':'POST','path_prefix':'/api/','nth':[2]},"
                        "'do':'status','code':401,"
                        "'body':'{\\'statusCode\\':401,\\'error\\':\\'Unauthorized\\'}'}]"));
    const Ended halted = cli(u"run i --confirm NAME"_s, pasted(practice().token()));
    EXPECT_EQ(halted.code, 4);
    EXPECT_TRUE(halted.err.contains("does not take the pasted Management API token"));
    EXPECT_TRUE(halted.err.contains("Put a new one of this tenant into BULKHEAD_MANAGEMENT_TOKEN"));
    EXPECT_EQ(status(u"i"_s)[u"halt"][u"code"].toString(), u"pasted_token_refused"_s);
    EXPECT_TRUE(exits(0, cli(u"run i --confirm NAME"_s, pasted(practice().token()))));
}

TEST_F(CredentialsTest, PastedTokensThatCannotBeUsed)
{
    ASSERT_NO_FATAL_FAILURE(makeList(2));
    const QString line = u"plan i --scope everything --reset email"_s;
    EXPECT_TRUE(refuses(2, "not a Management API token", cli(line, pasted("s3cret"))));
    PracticeServer other(m_machine);
    practice().resetRecord();
    EXPECT_TRUE(refuses(4, other.url().toUtf8(), cli(line, pasted(other.token()))));
    EXPECT_EQ(practice().callCount(), 1) << "the discovery page, without a token";
    const QByteArray head = R"({"alg":"RS256"})";
    const QByteArray claims =
        R"({"iss":")" + practice().url().toUtf8() + R"(/","exp":1000,"scope":"read:users"})";
    const QByteArray ended = head.toBase64(QByteArray::OmitTrailingEquals) + '.'
        + claims.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals) + ".c2ln";
    EXPECT_TRUE(
        refuses(4, "life of the pasted Management API token is over", cli(line, pasted(ended))));
    EXPECT_EQ(practice().callCount(), 2);
}

} // namespace
} // namespace bulkhead::app
