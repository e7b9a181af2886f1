// SPDX-License-Identifier: Apache-2.0
#include "auth0/trust.h"

#include <QFile>
#include <QSslCertificate>

namespace bulkhead::auth0 {

Result<QSslConfiguration> trust(const QString &caFile)
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    if (caFile.isEmpty())
        return tls;
    QFile file(caFile);
    if (!file.open(QIODevice::ReadOnly))
        return failure(Fault::CaUnreadable, caFile);
    const auto added = QSslCertificate::fromDevice(&file, QSsl::Pem);
    if (added.isEmpty())
        return failure(Fault::CaUnreadable, caFile);
    // Naming authorities turns off Qt's loading of the system's on demand: name those as well.
    tls.setCaCertificates(QSslConfiguration::systemCaCertificates() + added);
    return tls;
}

} // namespace bulkhead::auth0
