// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>

#include <memory>

namespace bulkhead::practice {

// Checks the assertions of a client that was registered with a public key (private_key_jwt). Strict
// as Auth0: the algorithm as registered, one audience, five minutes at most, ten seconds of skew,
// and no assertion twice.
class AssertionDesk
{
public:
    // `publicKeyPem` empty: the client has a secret instead. `algorithm` is RS256 or PS256.
    AssertionDesk(const QByteArray &publicKeyPem, QString algorithm);
    ~AssertionDesk();

    [[nodiscard]] bool registered() const { return m_registered; }
    // The key is RSA with 2048 bits or more and the algorithm one of those two.
    [[nodiscard]] bool usable() const;

    struct Who
    {
        QString clientId;
        QString issuer;
    };
    // Auth0's words; empty when the assertion is good, and used up.
    [[nodiscard]] QString refusal(const QByteArray &assertion, const Who &who, qint64 nowS);

private:
    class Key;
    [[nodiscard]] bool signatureFits(const QByteArray &assertion) const;
    [[nodiscard]] bool takeId(const QString &id, qint64 endS, qint64 nowS);

    bool m_registered;
    QString m_algorithm;
    std::unique_ptr<Key> m_key;
    QHash<QString, qint64> m_used; // ids, and until when they could come again
};

} // namespace bulkhead::practice
