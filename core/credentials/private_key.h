// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "base/secret.h"

#include <optional>

namespace bulkhead::credentials {

// As the application was registered for (RFC 7518, both over SHA-256).
enum class SignatureAlgorithm { Rs256, Ps256 };

[[nodiscard]] QString wireName(SignatureAlgorithm algorithm); // RS256, PS256
[[nodiscard]] std::optional<SignatureAlgorithm> signatureAlgorithm(const QString &wireName);

// An RSA key that proves who the application is. At rest it is the PEM text in a Secret; OpenSSL's
// own form of it lives for one signature, and OpenSSL clears that.
class PrivateKey
{
public:
    // PKCS#1 or PKCS#8 in PEM, not encrypted, at least 2048 bits. Fails with PrivateKeyEncrypted,
    // PrivateKeyUnsuitable (detail: what it is instead, as in `EC` or `RSA 1024`) or
    // PrivateKeyUnreadable.
    [[nodiscard]] static Result<PrivateKey> fromPem(Secret pem, SignatureAlgorithm algorithm);

    [[nodiscard]] SignatureAlgorithm algorithm() const { return m_algorithm; }
    [[nodiscard]] PrivateKey clone() const { return {m_pem.clone(), m_algorithm}; }
    // Empty when the machine has no memory left: the key itself was tried when it was read.
    [[nodiscard]] QByteArray sign(QByteArrayView bytes) const;

private:
    PrivateKey(Secret pem, SignatureAlgorithm algorithm)
        : m_pem(std::move(pem)), m_algorithm(algorithm)
    {
    }

    Secret m_pem;
    SignatureAlgorithm m_algorithm;
};

} // namespace bulkhead::credentials
