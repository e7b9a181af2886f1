// SPDX-License-Identifier: Apache-2.0
#include "practice/listener.h"

#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>

namespace bulkhead::practice {
namespace {

std::unique_ptr<QTcpServer> tlsServer(const TenantOptions &options)
{
    const QList<QSslCertificate> chain = QSslCertificate::fromData(options.certificatePem);
    QSslKey key(options.privateKeyPem, QSsl::Rsa);
    if (key.isNull())
        key = QSslKey(options.privateKeyPem, QSsl::Ec);
    if (chain.isEmpty() || key.isNull())
        return {};
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificateChain(chain);
    configuration.setPrivateKey(key);
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    auto server = std::make_unique<QSslServer>();
    server->setSslConfiguration(configuration);
    return server;
}

} // namespace

Result<std::unique_ptr<QTcpServer>> makeListener(const TenantOptions &options)
{
    const bool plain = options.certificatePem.isEmpty() && options.privateKeyPem.isEmpty();
    auto server = plain ? std::make_unique<QTcpServer>() : tlsServer(options);
    if (!server)
        return failure(Fault::PracticeUnavailable, QStringLiteral("certificate"));
    server->setListenBacklogSize(512);
    server->setMaxPendingConnections(512);
    if (!server->listen(QHostAddress::LocalHost, options.port))
        return failure(Fault::PracticeUnavailable, server->errorString());
    return server;
}

} // namespace bulkhead::practice
