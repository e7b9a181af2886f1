// SPDX-License-Identifier: Apache-2.0
// What the tenant is shown, from the window through the real engine: a key, a pasted token, and a
// secret on its way to a real keychain.
#include "window/window_test.h"

#include "auth0/http_transport.h"
#include "credentials/test_keys.h"
#include "practice/tenant.h"
#include "run/assumed_limits.h"
#include "secrets/private_bus.h"

#include <QComboBox>
#include <QDirIterator>
#include <QFile>
#include <QSettings>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace bulkhead::testing {
namespace {

class CredentialsTest : public WindowTest
{
protected:
    CredentialsTest() { QSettings().clear(); }
    ~CredentialsTest() override { QSettings().clear(); }

    void startTenant(practice::TenantOptions options = {})
    {
        options.users = 20;
        options.latencyMs = 1;
        m_tenant = std::make_unique<practice::Tenant>(options, m_clock);
        ASSERT_TRUE(m_tenant->listen().has_value());
    }
    void name()
    {
        ASSERT_TRUE(press(window(), u"New incident"_s));
        ASSERT_TRUE(type(window(), u"Tenant address"_s, m_tenant->url()));
        ASSERT_TRUE(type(window(), u"Client ID"_s, m_tenant->clientId()));
    }
    [[nodiscard]] QString write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(m_folder.filePath(name));
        EXPECT_TRUE(file.open(QIODevice::WriteOnly));
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        file.write(bytes);
        return file.fileName();
    }
    [[nodiscard]] bool answers()
    {
        return press(window(), u"Check connection"_s)
            && waitFor([&] { return says(window(), u"The tenant answers"_s); }, 20'000);
    }
    [[nodiscard]] bool comesToSay(const QString &words, int ms = 20'000)
    {
        return waitFor([&] { return says(window(), words); }, ms);
    }
    void walkToReport()
    {
        ASSERT_TRUE(type(window(), u"Incident file"_s, m_folder.filePath(u"case.incident"_s)));
        ASSERT_TRUE(press(window(), u"Next"_s));
        ASSERT_TRUE(waitUntilShown(window(), u"List file"_s));
        ASSERT_TRUE(type(window(), u"List file"_s, write(u"list.csv"_s, m_tenant->sampleCsv(5))));
        ASSERT_TRUE(press(window(), u"Add list"_s));
        ASSERT_TRUE(press(window(), u"Next"_s));
        ASSERT_NO_FATAL_FAILURE(toReview());
        ASSERT_NO_FATAL_FAILURE(confirm());
        ASSERT_TRUE(press(window(), u"Next"_s, 60'000));
        EXPECT_EQ(ledger().userTotal(StepState::Done), 5);
    }
    void expectNowhere(const QByteArray &bytes, const QString &except = {}) const
    {
        for (const QString &folder : {m_folder.path(),
                 QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation),
                 QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)}) {
            QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
            while (files.hasNext()) {
                QFile file(files.next());
                if (file.fileName() != except && file.open(QIODevice::ReadOnly)) {
                    EXPECT_FALSE(file.readAll().contains(bytes)) << file.fileName().toStdString();
                }
            }
        }
    }

    SystemClock m_clock;
    std::unique_ptr<practice::Tenant> m_tenant;
};

TEST_F(CredentialsTest, AWalkWithAPrivateKey)
{
    practice::TenantOptions options;
    options.clientKeyPem = publicPem(rsaPem());
    options.clientKeyAlgorithm = u"PS256"_s;
    ASSERT_NO_FATAL_FAILURE(startTenant(options));
    ASSERT_NO_FATAL_FAILURE(name());
    ASSERT_TRUE(press(window(), u"Use a private key"_s));
    const QString path = write(u"key.pem"_s, rsaPem(2048, KeyForm::Pkcs8Encrypted));
    ASSERT_TRUE(type(window(), u"Private key file"_s, path));
    ASSERT_TRUE(press(window(), u"Check connection"_s));
    ASSERT_TRUE(comesToSay(u"encrypted with a passphrase"_s));
    (void)write(u"key.pem"_s, rsaPem());
    ASSERT_TRUE(press(window(), u"Check connection"_s)); // RS256, which is not the registered one
    ASSERT_TRUE(comesToSay(u"The tenant refuses the client id"_s));
    // On Linux a combo box is called what it shows; its label has the name.
    shownAs<QComboBox>(window(), u"RS256"_s)->setCurrentText(u"PS256"_s);
    ASSERT_TRUE(answers());
    ASSERT_NO_FATAL_FAILURE(walkToReport());
    expectNowhere(rsaPem().split('\n').at(5), path);
}

TEST_F(CredentialsTest, AWalkWithAPastedToken)
{
    ASSERT_NO_FATAL_FAILURE(startTenant());
    // As a person would make one, by another program.
    QByteArray token;
    {
        const auto address = TenantAddress::parse(m_tenant->url());
        const TenantConfig config{*address, m_tenant->clientId(), m_tenant->audience(), {}};
        auto transport = auth0::makeHttpTransport({.address = config.address, .caFile = {}});
        pacing::Buckets buckets(run::assumedAuthentication);
        run::Access access(config,
            credentials::ClientSecret{Secret(m_tenant->clientSecret().toUtf8())}, {}, **transport,
            buckets, m_clock);
        access.open([&](const Result<> &) { token = access.bearer().reveal().toByteArray(); });
        ASSERT_TRUE(waitFor([&] { return !token.isEmpty(); }));
    }
    m_tenant->resetRecord();
    ASSERT_NO_FATAL_FAILURE(name());
    ASSERT_TRUE(press(window(), u"Use a Management token"_s));
    ASSERT_TRUE(type(window(), u"Management token"_s, QString::fromLatin1(token.chopped(4))));
    ASSERT_TRUE(press(window(), u"Check connection"_s));
    ASSERT_TRUE(comesToSay(u"does not take the pasted Management API token"_s));
    ASSERT_TRUE(type(window(), u"Management token"_s, QString::fromLatin1(token)));
    ASSERT_TRUE(answers());
    ASSERT_NO_FATAL_FAILURE(walkToReport());
    EXPECT_EQ(m_tenant->record().count("POST /oauth/token", 200), 0);
    expectNowhere(token);
    expectNowhere("eyJ");
}

// The real keychain of a desktop of its own.
TEST_F(CredentialsTest, ASecretReachesTheKeychainOnlyOnceTheTenantHasTakenIt)
{
    RUN_ON(Keyring::Unlocked)
    ASSERT_NO_FATAL_FAILURE(startTenant());
    ASSERT_NO_FATAL_FAILURE(name());
    ASSERT_TRUE(type(window(), u"Client secret"_s, u"mistyped"_s));
    ASSERT_TRUE(press(window(), u"Check connection"_s));
    ASSERT_TRUE(comesToSay(u"The tenant refuses the client id"_s));
    EXPECT_FALSE(says(window(), u"Kept in the keychain."_s));
    restart();
    ASSERT_NO_FATAL_FAILURE(name());
    ASSERT_TRUE(comesToSay(u"Missing."_s));
    EXPECT_FALSE(comesToSay(u"Kept in the keychain."_s, 1500)) << "a mistyped one";
    ASSERT_TRUE(type(window(), u"Client secret"_s, m_tenant->clientSecret()));
    ASSERT_TRUE(answers());
    ASSERT_TRUE(comesToSay(u"Kept in the keychain."_s));
    restart();
    ASSERT_NO_FATAL_FAILURE(name());
    ASSERT_TRUE(comesToSay(u"Kept in the keychain."_s));
    EXPECT_TRUE(answers());
}

} // namespace
} // namespace bulkhead::testing
