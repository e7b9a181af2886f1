// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QSslConfiguration>

namespace bulkhead::testing {

// An authority "Bulkhead Test CA" and servers it vouches for, made with the openssl command (Debian
// package openssl) when first asked for, in a directory that goes with the process. No key is kept
// in the tree.
[[nodiscard]] QString testCaFile();
// For 127.0.0.1.
[[nodiscard]] const QSslConfiguration &testServerTls();
// The same as files in PEM, for servers that are not ours.
struct CertificateFiles
{
    QString certificate;
    QString key;
};
[[nodiscard]] CertificateFiles testServerFiles();
// Vouched for as well, but for another host.
[[nodiscard]] const QSslConfiguration &elsewhereServerTls();
// For 127.0.0.1 and vouched for, but its time is over.
[[nodiscard]] const QSslConfiguration &expiredServerTls();

} // namespace bulkhead::testing
