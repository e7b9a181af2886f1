// SPDX-License-Identifier: Apache-2.0
#include "auth0/test_certificates.h"

#include <QFile>
#include <QProcess>
#include <QSslCertificate>
#include <QSslKey>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace bulkhead::testing {
namespace {

const QString here = u"IP:127.0.0.1,DNS:localhost"_s;

struct Authority
{
    QTemporaryDir directory;
    QString path(const QString &name) const { return directory.filePath(name); }
};

void openssl(const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(u"openssl"_s, arguments);
    if (!process.waitForFinished(10'000) || process.exitCode() != 0)
        qFatal("openssl: %s", process.readAll().constData());
}

QStringList certificate(const Authority &authority, const QString &name, const QString &subject)
{
    return {u"req"_s, u"-x509"_s, u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s,
        u"ec_paramgen_curve:P-256"_s, u"-nodes"_s, u"-days"_s, u"2"_s, u"-subj"_s,
        u"/CN="_s + subject, u"-keyout"_s, authority.path(name + u".key"_s), u"-out"_s,
        authority.path(name + u".pem"_s)};
}

const Authority &authority()
{
    static const Authority made;
    static const bool once = [] {
        openssl(certificate(made, u"ca"_s, u"Bulkhead Test CA"_s));
        return true;
    }();
    Q_UNUSED(once)
    return made;
}

void certify(const QString &name, const QString &subject, const QString &names)
{
    const Authority &ca = authority();
    openssl(certificate(ca, name, subject)
        << u"-CA"_s << ca.path(u"ca.pem"_s) << u"-CAkey"_s << ca.path(u"ca.key"_s) << u"-addext"_s
        << u"basicConstraints=critical,CA:FALSE"_s << u"-addext"_s << u"subjectAltName="_s + names);
}

QSslConfiguration tlsOf(const QString &name)
{
    const Authority &ca = authority();
    QFile key(ca.path(name + u".key"_s));
    if (!key.open(QIODevice::ReadOnly))
        qFatal("no key");
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificateChain(QSslCertificate::fromPath(ca.path(name + u".pem"_s)));
    tls.setPrivateKey(QSslKey(&key, QSsl::Ec));
    tls.setPeerVerifyMode(QSslSocket::VerifyNone);
    return tls;
}

QSslConfiguration serverTls(const QString &name, const QString &subject, const QString &names)
{
    certify(name, subject, names);
    return tlsOf(name);
}

} // namespace

QString testCaFile()
{
    return authority().path(u"ca.pem"_s);
}

CertificateFiles testServerFiles()
{
    (void)testServerTls(); // makes them
    return {authority().path(u"here.pem"_s), authority().path(u"here.key"_s)};
}

const QSslConfiguration &testServerTls()
{
    static const auto tls = serverTls(u"here"_s, u"Bulkhead Test Server"_s, here);
    return tls;
}

const QSslConfiguration &elsewhereServerTls()
{
    static const auto tls =
        serverTls(u"elsewhere"_s, u"elsewhere.example"_s, u"DNS:elsewhere.example"_s);
    return tls;
}

const QSslConfiguration &expiredServerTls()
{
    static const auto tls = [] {
        const Authority &ca = authority();
        const QString request = ca.path(u"expired.csr"_s);
        openssl({u"req"_s, u"-new"_s, u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s,
            u"ec_paramgen_curve:P-256"_s, u"-nodes"_s, u"-subj"_s, u"/CN=expired.example"_s,
            u"-addext"_s, u"subjectAltName="_s + here, u"-keyout"_s, ca.path(u"expired.key"_s),
            u"-out"_s, request});
        // Only this command takes a day in the past.
        openssl({u"x509"_s, u"-req"_s, u"-in"_s, request, u"-copy_extensions"_s, u"copy"_s,
            u"-days"_s, u"-1"_s, u"-CA"_s, ca.path(u"ca.pem"_s), u"-CAkey"_s, ca.path(u"ca.key"_s),
            u"-CAcreateserial"_s, u"-out"_s, ca.path(u"expired.pem"_s)});
        return tlsOf(u"expired"_s);
    }();
    return tls;
}

} // namespace bulkhead::testing
