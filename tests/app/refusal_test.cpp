// SPDX-License-Identifier: Apache-2.0
// What a tenant, a network or a file can refuse, and the exit code of each.
#include "app/app_test.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace bulkhead::app {
namespace {

const QString plan = u"plan i --scope everything --reset email"_s;

// An answer of the token endpoint with these scopes, in place of the practice tenant's own.
QByteArray tokenWith(const QByteArray &scopes)
{
    return "[{'match':{'path_prefix':'/oauth/token'},'do':'status','code':200,'body':'"
           "{\\'access_token\\':\\'opaque\\',\\'token_type\\':\\'Bearer\\',\\'expires_in\\':86400,"
           "\\'scope\\':\\'"
        + scopes + "\\'}'}]";
}

const QByteArray otherIssuer = "[{'match':{'path_prefix':'/.well-known/'},'do':'status','code':200,"
                               "'body':'{\\'issuer\\':\\'https://evil.example/\\'}'}]";

TEST_F(TenantTest, WithoutASecretThePlacesAreNamed)
{
    ASSERT_NO_FATAL_FAILURE(makeList(3));
    const Ended ended = cli(plan);
    EXPECT_TRUE(refuses(2, "BULKHEAD_CLIENT_SECRET", ended));
    EXPECT_TRUE(ended.err.contains("keychain")) << ended.err.toStdString();
    EXPECT_TRUE(ended.err.contains("--client-secret-file")) << ended.err.toStdString();
    EXPECT_TRUE(refuses(2, "none.txt", cli(plan + u" --client-secret-file none.txt"_s)));
    EXPECT_EQ(practice().callCount(), 0);
}

TEST_F(TenantTest, AWrongSecretIsTheTenantsRefusal)
{
    ASSERT_NO_FATAL_FAILURE(makeList(3));
    const Ended ended = cli(plan, {.secret = "wrong-secret"});
    EXPECT_TRUE(refuses(4, "client id, or the secret or key", ended));
    EXPECT_FALSE(ended.err.contains("wrong-secret"));
    EXPECT_EQ(practice().callCount(u"POST /oauth/token"_s), 1) << "asked again with a wrong secret";
}

TEST_F(TenantTest, TheEnvironmentComesBeforeTheFile)
{
    ASSERT_NO_FATAL_FAILURE(makeList(3));
    m_machine.write(u"wrong.txt"_s, "wrong-secret\n");
    m_machine.write(u"right.txt"_s, practice().secret() + '\n');
    EXPECT_TRUE(exits(0, call(plan + u" --client-secret-file wrong.txt"_s)));
    EXPECT_TRUE(exits(4, cli(plan + u" --client-secret-file right.txt"_s, {{}, "wrong-secret"})));
    EXPECT_TRUE(exits(4, cli(plan + u" --client-secret-file wrong.txt"_s)));
    EXPECT_TRUE(exits(0, cli(plan + u" --client-secret-file right.txt"_s)));
}

TEST_F(AppTest, WithoutATenantThereItCanBeResumed)
{
    m_machine.write(u"list.txt"_s, "auth0|1\n");
    const std::pair<QString, QByteArray> cases[] = {
        {u"no-such-tenant.invalid"_s, "no-such-tenant.invalid cannot be found"},
        {u"http://127.0.0.1:9"_s, "cannot be reached"},
    };
    for (const auto &[address, sentence] : cases) {
        SCOPED_TRACE(address.toStdString());
        ASSERT_TRUE(exits(0, cli(u"new i --client-id c --tenant "_s + address)));
        ASSERT_TRUE(exits(0, cli(u"import i list.txt"_s)));
        EXPECT_TRUE(refuses(3, sentence, cli(plan, {.secret = "s3cret"})));
        EXPECT_EQ(status(u"i"_s)[u"state"], u"imported"_s);
        m_machine.remove(u"i.incident"_s);
    }
}

TEST_F(TenantTest, ASignInPageIsNoTenant)
{
    ASSERT_NO_FATAL_FAILURE(makeList(3));
    ASSERT_TRUE(
        practice().fail("[{'do':'status','code':200,'html':true,'body':'<html>Hotel</html>'}]"));
    EXPECT_TRUE(refuses(3, "not an Auth0 tenant", call(plan)));
    ASSERT_TRUE(practice().fail("[{'do':'redirect','location':'https://hotel.example/login'}]"));
    EXPECT_TRUE(refuses(3, "another place", call(plan)));
}

TEST_F(TenantTest, ASentenceWithoutADetailIsWhole)
{
    ASSERT_NO_FATAL_FAILURE(makeList(3));
    ASSERT_TRUE(practice().fail("[{'do':'status','code':404,'body':''}]"));
    EXPECT_TRUE(refuses(3, "not an Auth0 tenant. ", call(plan)));
    ASSERT_TRUE(practice().fail("[]"));
    m_machine.write(u"x.incident"_s, "somebody's diary");
    EXPECT_TRUE(refuses(5, "not an incident file of Bulkhead", cli(u"status x"_s)));
}

TEST_F(TenantTest, AWrongAudienceIsTheTenantsRefusal)
{
    ASSERT_NO_FATAL_FAILURE(startPractice());
    m_machine.write(u"list.csv"_s, practice().users(3));
    ASSERT_TRUE(exits(0,
        cli(u"new i --tenant URL --client-id ID --audience https://acme.eu.auth0.com/api/v2/"_s)));
    ASSERT_TRUE(exits(0, cli(u"import i list.csv"_s)));
    EXPECT_TRUE(refuses(4, "does not know the audience", call(plan)));
}

TEST_F(TenantTest, MissingScopesAreNamedBeforeAnythingIsDone)
{
    ASSERT_NO_FATAL_FAILURE(makePlan(3));
    ASSERT_TRUE(practice().fail(tokenWith("delete:sessions")));
    EXPECT_TRUE(refuses(4, "read:users", call(plan)));
    practice().resetRecord();
    EXPECT_TRUE(refuses(4, "delete:refresh_tokens", call(u"run i --confirm NAME"_s)));
    EXPECT_EQ(practice().callCount(u"POST /api/v2/users/{id}/revoke-access"_s), 0);
    ASSERT_TRUE(practice().fail("[]"));
    EXPECT_TRUE(exits(0, call(u"run i --confirm NAME"_s)));
}

TEST_F(TenantTest, AScopeThatGoesMissingHaltsTheRun)
{
    ASSERT_NO_FATAL_FAILURE(makePlan(10));
    ASSERT_TRUE(practice().fail(
        "[{'match':{'method':'POST','path_prefix':'/api/v2/users/"
        "'},'do':'status','code':403,'body':"
        "'{\\'statusCode\\':403,\\'error\\':\\'Forbidden\\',\\'errorCode\\':\\'insufficient_"
        "scope\\',"
        "\\'message\\':\\'Insufficient scope, expected any of: delete:sessions\\'}'}]"));
    EXPECT_TRUE(refuses(4, "delete:sessions", call(u"run i --confirm NAME"_s)));
    const QJsonObject shown = status(u"i"_s);
    EXPECT_EQ(shown[u"state"], u"halted"_s);
    EXPECT_EQ(shown[u"halt"][u"code"], u"scope_missing"_s);
    EXPECT_EQ(usersIn(shown, u"pending"_s), 10);
    ASSERT_TRUE(practice().fail("[]"));
    EXPECT_TRUE(exits(0, call(u"run i --confirm NAME"_s)));
    EXPECT_EQ(usersIn(status(u"i"_s), u"done"_s), 10);
}

TEST_F(TenantTest, AnotherIssuerHalts)
{
    ASSERT_NO_FATAL_FAILURE(makePlan(3));
    practice().resetRecord();
    ASSERT_TRUE(practice().fail(otherIssuer));
    EXPECT_TRUE(refuses(4, "https://evil.example/", call(u"run i --confirm NAME"_s)));
    EXPECT_TRUE(refuses(4, "https://evil.example/", call(plan)));
    EXPECT_EQ(practice().callCount(u"POST /oauth/token"_s), 0) << "the secret went to a stranger";
    EXPECT_EQ(usersIn(status(u"i"_s), u"pending"_s), 3);
}

TEST_F(TenantTest, ATokenOfAnotherIssuerHaltsAlsoWithoutDiscovery)
{
    ASSERT_NO_FATAL_FAILURE(makeList(3));
    ASSERT_TRUE(practice().fail(otherIssuer));
    EXPECT_TRUE(refuses(4, practice().tenantName().toUtf8(), call(plan)));
    ASSERT_TRUE(practice().fail("[{'match':{'path_prefix':'/.well-known/"
                                "'},'do':'status','code':404,'body':'Not found.'}]"));
    EXPECT_TRUE(exits(0, call(plan))) << "the issuer of the first token is frozen";
}

TEST_F(TenantTest, FilesThatAreNoIncidentAreLeftAlone)
{
    ASSERT_NO_FATAL_FAILURE(makeList(3));
    const QByteArray good = m_machine.read(u"i.incident"_s);
    QByteArray newer = good, foreign = good;
    newer.replace(60, 4, QByteArray("\0\0\0\x63", 4)); // SQLite's user_version
    foreign.replace(68, 4, QByteArray("\0\0\0\1", 4)); // and application_id
    const std::pair<QByteArray, QByteArray> cases[] = {
        {"somebody's diary, which is longer than a header of a database would be and goes on and "
         "on "
         "and on, until it is at last longer than one hundred bytes",
            "not an incident file"},
        {newer, "newer Bulkhead (format 99)"},
        {foreign, "not an incident file"},
        {good.left(5000), "damaged"},
    };
    for (const auto &[content, sentence] : cases) {
        SCOPED_TRACE(sentence.toStdString());
        for (const QString &line : {u"status x"_s, u"report x --format csv --out r.csv"_s,
                 u"import x list.csv"_s, u"cancel x"_s, u"run x --confirm NAME"_s}) {
            SCOPED_TRACE(line.toStdString());
            m_machine.write(u"x.incident"_s, content);
            EXPECT_TRUE(refuses(5, sentence, call(line)));
            EXPECT_TRUE(m_machine.read(u"x.incident"_s) == content);
        }
    }
    EXPECT_FALSE(m_machine.exists(u"r.csv"_s));
    EXPECT_EQ(practice().callCount(), 0);
}

TEST_F(TenantTest, ADamagedFileIsReportedAsFarAsItGoesAndNeverChanged)
{
    ASSERT_NO_FATAL_FAILURE(makePlan(20));
    ASSERT_TRUE(exits(0, call(u"run i --confirm NAME"_s)));
    practice().resetRecord();
    QByteArray damaged = m_machine.read(u"i.incident"_s);
    damaged[damaged.lastIndexOf("pace_per_s")] = 'P'; // in the last heartbeat, after the last step
    m_machine.write(u"i.incident"_s, damaged);

    const Ended shown = cli(u"status i --json"_s);
    EXPECT_TRUE(exits(5, shown));
    EXPECT_TRUE(shown.err.contains("damaged at entry ")) << shown.err.toStdString();
    EXPECT_EQ(usersIn(QJsonDocument::fromJson(shown.out).object(), u"done"_s), 20);
    const Ended reported = cli(u"report i --format csv --out r.csv"_s);
    EXPECT_TRUE(exits(5, reported));
    EXPECT_TRUE(reported.err.contains("before the damage")) << reported.err.toStdString();
    EXPECT_EQ(m_machine.read(u"r.csv"_s).count(",done,done,done,"), 20);

    for (const QString &line : {u"run i --confirm NAME"_s, u"cancel i"_s, u"import i list.csv"_s,
             u"plan i --scope everything --reset email"_s}) {
        SCOPED_TRACE(line.toStdString());
        EXPECT_TRUE(refuses(5, "damaged at entry ", call(line)));
    }
    EXPECT_EQ(practice().callCount(), 0);
    EXPECT_TRUE(m_machine.read(u"i.incident"_s) == damaged);
    EXPECT_FALSE(m_machine.exists(u"i.incident-wal"_s));
}

TEST_F(TenantTest, AFileOfAnOlderFormatIsRaisedByTheFirstThatWrites)
{
    ASSERT_NO_FATAL_FAILURE(makePlan(5));
    QByteArray old = m_machine.read(u"i.incident"_s);
    old.replace(60, 4, QByteArray(4, '\0')); // SQLite's user_version
    m_machine.write(u"i.incident"_s, old);
    EXPECT_EQ(status(u"i"_s)[u"state"], u"planned"_s);
    EXPECT_TRUE(m_machine.read(u"i.incident"_s) == old) << "a reader changed it";
    EXPECT_TRUE(exits(0, call(u"run i --confirm NAME"_s)));
    EXPECT_EQ(usersIn(status(u"i"_s), u"done"_s), 5);
    EXPECT_EQ(m_machine.read(u"i.incident"_s).mid(60, 4), QByteArray("\0\0\0\1", 4));
    m_machine.write(u"before.incident"_s, m_machine.read(u"i.incident.format0"_s));
    EXPECT_EQ(status(u"before"_s)[u"state"], u"planned"_s);
}

} // namespace
} // namespace bulkhead::app
