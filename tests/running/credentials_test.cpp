// SPDX-License-Identifier: Apache-2.0
// A run that shows itself with a private key, and one with a token that a person pasted.
#include "bench.h"
#include "credentials/test_keys.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace bulkhead::testing {
namespace {

using credentials::ManagementToken;
using credentials::PrivateKey;
using credentials::SignatureAlgorithm;

constexpr int users = 150;

// What Auth0 asks of an assertion, once more and in other words than the program's.
class Verifier
{
public:
    Verifier(FakeTenant &tenant, QByteArray algorithm)
        : m_tenant(tenant), m_algorithm(std::move(algorithm))
    {
    }

    [[nodiscard]] bool operator()(const QJsonObject &asked)
    {
        const QByteArray jwt = asked.value(u"client_assertion").toString().toLatin1();
        const QJsonObject claims = jwtPart(jwt, 1);
        const qsizetype dot = jwt.lastIndexOf('.');
        const qint64 life = claims.value(u"exp").toInteger() - m_tenant.utcMs() / 1000;
        const bool fresh = !ids.contains(claims.value(u"jti").toString());
        ids.append(claims.value(u"jti").toString());
        lives.append(life);
        return fresh && dot > 0 && !asked.contains(u"client_secret")
            && claims.value(u"aud") == m_tenant.issuer && claims.value(u"iss") == u"app1"_s
            && claims.value(u"sub") == u"app1"_s && life > 0 && life <= 60
            && verifies(publicPem(rsaPem()), m_algorithm, jwt.first(dot),
                QByteArray::fromBase64(jwt.sliced(dot + 1), QByteArray::Base64UrlEncoding));
    }

    QStringList ids;
    QList<qint64> lives;

private:
    FakeTenant &m_tenant;
    QByteArray m_algorithm;
};

class CredentialsTest : public ::testing::Test
{
protected:
    void useKey(SignatureAlgorithm algorithm = SignatureAlgorithm::Rs256)
    {
        const QByteArray &pem = rsaPem();
        bench.credential =
            std::move(*PrivateKey::fromPem(Secret(QByteArray(pem.data(), pem.size())), algorithm));
        m_verifier = std::make_unique<Verifier>(bench.tenant, wireName(algorithm).toLatin1());
        bench.tenant.knows = [this](const QJsonObject &asked) {
            return (*m_verifier)(asked);
        };
    }
    void paste(const QByteArray &token)
    {
        bench.credential = std::move(*ManagementToken::fromPasted(Secret(QByteArray(token))));
    }
    void expectAllDone()
    {
        EXPECT_EQ(bench.users(StepState::Done), users);
        expectClaimsHold(bench);
    }
    void expectHalt(const Ending &ending, Fault fault)
    {
        EXPECT_EQ(ending.end, run::End::Halted);
        ASSERT_TRUE(ending.error);
        EXPECT_EQ(ending.error->fault, fault) << described(ending);
    }
    // Nobody asked for a token, and nothing of the pasted one is in the file.
    void expectOnlyThePasted(const QByteArray &token)
    {
        EXPECT_EQ(bench.tenant.count(Kind::Token), 0);
        for (const Call &call : bench.tenant.calls)
            EXPECT_TRUE(call.bearer.isEmpty() || call.bearer == token);
        for (const journal::Entry &entry : bench.entries())
            EXPECT_FALSE(entry.text.contains(u"eyJ")) << entry.text.toStdString();
    }

    Bench bench{users};
    std::unique_ptr<Verifier> m_verifier;
};

TEST_F(CredentialsTest, AKeyPlansAndRunsWithEitherAlgorithm)
{
    for (const auto algorithm : {SignatureAlgorithm::Rs256, SignatureAlgorithm::Ps256}) {
        useKey(algorithm);
        ASSERT_EQ(bench.plan().end, run::End::Done);
        EXPECT_EQ(m_verifier->ids.size(), 1);
    }
    EXPECT_EQ(bench.run().end, run::End::Done);
    EXPECT_EQ(m_verifier->ids.size(), 2) << "a new one for each request";
    expectAllDone();
}

TEST_F(CredentialsTest, AKeyRenewsInMidRunAndAfterA401)
{
    useKey();
    bench.tenant.tokenLifeS = 3;
    ASSERT_NO_FATAL_FAILURE(bench.planned());
    const auto before = m_verifier->ids.size();
    bool spoilt = false;
    bench.tenant.goesWrong = [&spoilt](const Call &call) -> std::optional<Wrong> {
        if (call.kind != Kind::Revoke || call.nth < 20 || std::exchange(spoilt, true))
            return std::nullopt;
        return Wrong{managementError(401, "invalid_token", "Invalid token")};
    };
    EXPECT_EQ(bench.run().end, run::End::Done);
    EXPECT_TRUE(spoilt);
    EXPECT_GE(m_verifier->ids.size() - before, 3) << "it was to be renewed";
    EXPECT_EQ(QSet<QString>(m_verifier->ids.begin(), m_verifier->ids.end()).size(),
        m_verifier->ids.size());
    expectAllDone();
}

// A lost answer has used the assertion up; what is sent again carries another one.
TEST_F(CredentialsTest, AKeyMakesANewAssertionForEachTry)
{
    useKey();
    for (const Wrong &wrong :
        {Wrong{noAnswer(auth0::Transfer::Broken), true}, Wrong{page(502), true}, Wrong{page(503)},
            Wrong{managementError(429, "too_many_requests", "Global limit")}}) {
        bool spoilt = false;
        bench.tenant.goesWrong = [&](const Call &call) -> std::optional<Wrong> {
            if (call.kind != Kind::Token || std::exchange(spoilt, true))
                return std::nullopt;
            return wrong;
        };
        EXPECT_EQ(bench.plan().end, run::End::Done);
        EXPECT_TRUE(spoilt);
    }
}

TEST_F(CredentialsTest, AKeyGoesByTheTenantsClock)
{
    for (const qint64 aheadMs : {-365LL * 86'400'000, -11'000LL, 11'000LL, 365LL * 86'400'000}) {
        useKey();
        bench.tenant.aheadMs = aheadMs;
        ASSERT_EQ(bench.plan().end, run::End::Done) << aheadMs;
        for (const qint64 life : m_verifier->lives) {
            EXPECT_GE(life, 58) << aheadMs;
            EXPECT_LE(life, 60) << aheadMs;
        }
    }
}

TEST_F(CredentialsTest, AKeyThatIsNotRegisteredIsTold)
{
    useKey();
    bench.tenant.knows = [](const QJsonObject &) {
        return false;
    };
    expectHalt(bench.plan(), Fault::CredentialsRefused);
    EXPECT_EQ(bench.tenant.count(Kind::Token), 1) << "no use in trying again";
}

TEST_F(CredentialsTest, APastedTokenIsUsedAsItIs)
{
    const QByteArray token = bench.tenant.makeToken(bench.tenant.issuer, 86'400);
    paste(token);
    ASSERT_NO_FATAL_FAILURE(bench.planned());
    EXPECT_EQ(bench.run().end, run::End::Done);
    expectOnlyThePasted(token);
    expectAllDone();
}

TEST_F(CredentialsTest, APastedTokenIsUsedUpToItsEndAndThenAnotherOne)
{
    paste(bench.tenant.makeToken(bench.tenant.issuer, 86'400));
    ASSERT_NO_FATAL_FAILURE(bench.planned());
    const QByteArray brief =
        bench.tenant.makeToken(bench.tenant.issuer, int(bench.ledger().counts().seconds) + 2);
    paste(brief);
    bench.tenant.latencyMs = 3000; // nobody reckoned with that
    expectHalt(bench.run(), Fault::PastedTokenEnded);
    EXPECT_EQ(bench.ledger().state(), journal::IncidentState::Halted);
    EXPECT_GT(bench.tenant.count(Kind::Revoke), 0) << "it had some seconds";
    expectOnlyThePasted(brief);
    expectClaimsHold(bench);
    expectHalt(bench.run(), Fault::PastedTokenEnded);
    paste(bench.tenant.makeToken(bench.tenant.issuer, 86'400));
    EXPECT_EQ(bench.run().end, run::End::Done);
    expectAllDone();
}

TEST_F(CredentialsTest, APastedTokenThatIsTooShortForThePlanIsNotBegunWith)
{
    paste(bench.tenant.makeToken(bench.tenant.issuer, 86'400));
    ASSERT_NO_FATAL_FAILURE(bench.planned());
    const qint64 seconds = bench.ledger().counts().seconds;
    ASSERT_GT(seconds, 2);
    paste(bench.tenant.makeToken(bench.tenant.issuer, int(seconds)));
    const Ending ending = bench.run();
    expectHalt(ending, Fault::PreflightStop);
    EXPECT_EQ(ending.error->detail, u"token_too_short"_s);
    EXPECT_EQ(bench.tenant.count(Kind::Revoke), 0);
    EXPECT_EQ(bench.run({.first = 1}).end, run::End::Paused) << "for one it lasts";
}

TEST_F(CredentialsTest, APastedTokenThatIsRefusedHalts)
{
    paste(bench.tenant.makeToken(bench.tenant.issuer, 86'400));
    ASSERT_NO_FATAL_FAILURE(bench.planned());
    bench.beginRun();
    ASSERT_TRUE(bench.until([this] { return bench.tenant.count(Kind::Revoke) >= 10; }));
    bench.tenant.forgetTokens();
    expectHalt(bench.finish(), Fault::PastedTokenRefused);
    expectClaimsHold(bench);
    paste(bench.tenant.makeToken(bench.tenant.issuer, 86'400));
    EXPECT_EQ(bench.run().end, run::End::Done);
    expectAllDone();
}

// Else whoever answers at a wrong address could use it at the right one.
TEST_F(CredentialsTest, NothingIsShownToWhoNamesAnotherIssuer)
{
    const QString victim = u"https://victim.eu.auth0.com/"_s;
    const auto missingPage = [](const Call &call) -> std::optional<Wrong> {
        return call.kind == Kind::Discovery ? std::optional(Wrong{page(404)}) : std::nullopt;
    };
    useKey();
    bench.tenant.issuer = victim;
    expectHalt(bench.plan(), Fault::IssuerChanged);
    EXPECT_TRUE(m_verifier->ids.isEmpty()) << "an assertion left";
    paste(bench.tenant.makeToken(victim, 86'400));
    expectHalt(bench.plan(), Fault::IssuerChanged);
    bench.tenant.goesWrong = missingPage;
    expectHalt(bench.plan(), Fault::IssuerChanged);
    EXPECT_EQ(bench.tenant.count(Kind::Discovery), int(bench.tenant.calls.size()));
    // A file may have frozen what its maker liked.
    ASSERT_TRUE(bench.incident->record(journal::Entry{.kind = journal::EntryKind::TenantSeen,
        .text = uR"({"issuer":"https://victim.eu.auth0.com/","practice":false})"_s}));
    expectHalt(bench.plan(), Fault::IssuerChanged);
    useKey();
    expectHalt(bench.plan(), Fault::IssuerChanged);
    EXPECT_TRUE(m_verifier->ids.isEmpty());
    EXPECT_EQ(bench.tenant.count(Kind::Discovery), int(bench.tenant.calls.size()));
}

TEST_F(CredentialsTest, AKeyWorksWithoutADiscoveryPage)
{
    useKey();
    bench.tenant.goesWrong = [](const Call &call) -> std::optional<Wrong> {
        return call.kind == Kind::Discovery ? std::optional(Wrong{page(404)}) : std::nullopt;
    };
    EXPECT_EQ(bench.plan().end, run::End::Done);
}

TEST_F(CredentialsTest, APastedTokenOfAnotherTenantCarriesNoCall)
{
    paste(bench.tenant.makeToken(u"https://other.eu.auth0.com/"_s, 86'400));
    const Ending ending = bench.plan();
    expectHalt(ending, Fault::IssuerChanged);
    EXPECT_EQ(ending.error->detail, u"https://other.eu.auth0.com/"_s);
    EXPECT_EQ(bench.tenant.calls.size(), 1u) << "the discovery page";
}

TEST_F(CredentialsTest, APastedTokenIsMeasuredByTheTenantsClock)
{
    bench.tenant.aheadMs = -2 * 86'400'000LL; // our clock says that it ended yesterday
    paste(bench.tenant.makeToken(bench.tenant.issuer, 86'400));
    EXPECT_EQ(bench.plan().end, run::End::Done);
}

TEST_F(CredentialsTest, APastedTokenWithoutAPermissionIsTold)
{
    bench.tenant.scopes = u"read:users"_s;
    paste(bench.tenant.makeToken(bench.tenant.issuer, 86'400));
    ASSERT_EQ(bench.plan().end, run::End::Done);
    expectHalt(bench.run(), Fault::ScopeMissing);
}

} // namespace
} // namespace bulkhead::testing
