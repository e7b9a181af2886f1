// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QSet>
#include <QString>

namespace bulkhead::practice {

// Issues and checks the tenant's access tokens: JWTs under a key that dies with the process.
class TokenMint
{
public:
    TokenMint();

    struct Place
    {
        QString issuer;
        QString audience;
    };
    // iss, aud, iat, exp and scope; the rest is for show.
    [[nodiscard]] QByteArray issue(const Place &place, const QString &clientId,
        const QStringList &scopes, qint64 nowS, int lifeS) const;

    struct Check
    {
        QString refusal; // Auth0's words; empty when the token is good
        QSet<QString> scopes;
    };
    [[nodiscard]] Check check(const QByteArray &token, const Place &place, qint64 nowS) const;

private:
    [[nodiscard]] QByteArray signature(const QByteArray &signedPart) const;

    QByteArray m_key;
};

// So many letters and digits from the system's generator.
[[nodiscard]] QString randomText(int length);

} // namespace bulkhead::practice
