// SPDX-License-Identifier: Apache-2.0
#include "practice/tenant_fixture.h"

#include <QFile>
#include <QJsonObject>
#include <QProcess>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTemporaryDir>
#include <QUrl>

namespace bulkhead::practice {
namespace {

using namespace Qt::StringLiterals;
using bulkhead::testing::waitFor;

QByteArray contents(const QString &path)
{
    QFile file(path);
    EXPECT_TRUE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

class PracticeTls : public TenantTest
{
protected:
    // A certificate for 127.0.0.1 by the openssl command; no key is kept in the tree.
    TenantOptions withCertificate() const
    {
        QTemporaryDir directory;
        const QString key = directory.filePath(u"key.pem"_s);
        const QString certificate = directory.filePath(u"certificate.pem"_s);
        QProcess openssl;
        openssl.start(u"openssl"_s,
            {u"req"_s, u"-x509"_s, u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s,
                u"ec_paramgen_curve:P-256"_s, u"-nodes"_s, u"-days"_s, u"2"_s, u"-subj"_s,
                u"/CN=practice"_s, u"-addext"_s, u"subjectAltName=IP:127.0.0.1"_s, u"-keyout"_s,
                key, u"-out"_s, certificate});
        EXPECT_TRUE(openssl.waitForFinished(10'000));
        TenantOptions options = quick();
        options.certificatePem = contents(certificate);
        options.privateKeyPem = contents(key);
        return options;
    }

    static std::unique_ptr<QSslSocket> connected(const QString &url, const QByteArray &trusted)
    {
        auto socket = std::make_unique<QSslSocket>();
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.setCaCertificates(QSslCertificate::fromData(trusted));
        socket->setSslConfiguration(tls);
        socket->connectToHostEncrypted(u"127.0.0.1"_s, quint16(QUrl(url).port()));
        EXPECT_TRUE(waitFor([&] {
            return socket->isEncrypted() || socket->state() == QAbstractSocket::UnconnectedState;
        }));
        return socket;
    }
};

TEST_F(PracticeTls, AnswersWithItsCertificate)
{
    const TenantOptions options = withCertificate();
    Tenant tenant(options, m_clock);
    ASSERT_TRUE(tenant.listen());
    EXPECT_TRUE(tenant.url().startsWith("https://127.0.0.1:"_L1));
    EXPECT_EQ(tenant.audience(), tenant.url() + "/api/v2/"_L1);
    RawClient client(connected(tenant.url(), options.certificatePem));
    for (int i = 0; i < 3; ++i) {
        client.send(request("GET", "/.well-known/openid-configuration"));
        const RawAnswer answer = client.receive();
        EXPECT_EQ(answer.status, 200);
        EXPECT_EQ(answer.object()["issuer"_L1], tenant.url() + '/'_L1);
    }
}

TEST_F(PracticeTls, FaultsWorkAsWell)
{
    const TenantOptions options = withCertificate();
    Tenant tenant(options, m_clock);
    ASSERT_TRUE(tenant.listen());
    for (const FaultKind kind : {FaultKind::CloseAfter, FaultKind::ResetBefore}) {
        tenant.setFaults({{.nth = {1}, .kind = kind}});
        RawClient client(connected(tenant.url(), options.certificatePem));
        client.send(request("GET", "/.well-known/openid-configuration"));
        EXPECT_TRUE(client.waitForEnd());
        EXPECT_TRUE(client.left().isEmpty());
        EXPECT_EQ(tenant.record().calls().back().applied, kind == FaultKind::CloseAfter);
    }
}

TEST_F(PracticeTls, ACallerWhoDoesNotTrustItSendsNothing)
{
    Tenant tenant(withCertificate(), m_clock);
    ASSERT_TRUE(tenant.listen());
    const auto socket = connected(tenant.url(), withCertificate().certificatePem);
    EXPECT_FALSE(socket->isEncrypted());
    EXPECT_TRUE(tenant.record().calls().empty());
}

TEST_F(PracticeTls, BadPemIsAFault)
{
    TenantOptions options = quick();
    options.certificatePem = "nonsense";
    options.privateKeyPem = "nonsense";
    const auto listening = Tenant(options, m_clock).listen();
    ASSERT_FALSE(listening);
    EXPECT_EQ(listening.error().fault, Fault::PracticeUnavailable);
}

} // namespace
} // namespace bulkhead::practice
