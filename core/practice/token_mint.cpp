// SPDX-License-Identifier: Apache-2.0
#include "practice/token_mint.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QMessageAuthenticationCode>
#include <QRandomGenerator>

namespace bulkhead::practice {
namespace {

using namespace Qt::StringLiterals;

constexpr auto base64Url = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

QByteArray part(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toBase64(base64Url);
}

} // namespace

QString randomText(int length)
{
    static constexpr QLatin1StringView letters{
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"};
    QString text;
    for (int i = 0; i < length; ++i)
        text += letters[QRandomGenerator::system()->bounded(int(letters.size()))];
    return text;
}

TokenMint::TokenMint() : m_key(randomText(48).toLatin1()) { }

QByteArray TokenMint::issue(const Place &place, const QString &clientId, const QStringList &scopes,
    qint64 nowS, int lifeS) const
{
    const QByteArray head = part({{u"alg"_s, u"HS256"_s}, {u"typ"_s, u"JWT"_s}});
    const QByteArray claims = part({{u"iss"_s, place.issuer}, {u"aud"_s, place.audience},
        {u"sub"_s, QString(clientId + "@clients"_L1)}, {u"azp"_s, clientId},
        {u"gty"_s, u"client-credentials"_s}, {u"scope"_s, scopes.join(' '_L1)}, {u"iat"_s, nowS},
        {u"exp"_s, nowS + lifeS}});
    const QByteArray signedPart = head + '.' + claims;
    return signedPart + '.' + signature(signedPart);
}

TokenMint::Check TokenMint::check(const QByteArray &token, const Place &place, qint64 nowS) const
{
    const QList<QByteArray> parts = token.split('.');
    if (parts.size() != 3)
        return {u"Invalid token"_s, {}};
    if (signature(parts[0] + '.' + parts[1]) != parts[2])
        return {u"Invalid signature received for JSON Web Token validation"_s, {}};
    const QJsonObject claims =
        QJsonDocument::fromJson(QByteArray::fromBase64(parts[1], base64Url)).object();
    if (claims["exp"_L1].toInteger() <= nowS)
        return {u"Expired token received for JSON Web Token validation"_s, {}};
    if (claims["iss"_L1] != place.issuer || claims["aud"_L1] != place.audience)
        return {u"Bad audience: "_s + claims["aud"_L1].toString(), {}};
    const QStringList scopes = claims["scope"_L1].toString().split(' '_L1, Qt::SkipEmptyParts);
    return {{}, QSet<QString>(scopes.begin(), scopes.end())};
}

QByteArray TokenMint::signature(const QByteArray &signedPart) const
{
    return QMessageAuthenticationCode::hash(signedPart, m_key, QCryptographicHash::Sha256)
        .toBase64(base64Url);
}

} // namespace bulkhead::practice
