// SPDX-License-Identifier: Apache-2.0
#include "auth0/client_assertion.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>

using namespace Qt::StringLiterals;

namespace bulkhead::auth0 {
namespace {

constexpr qint64 lifeS = 60;
constexpr auto encoding = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

QByteArray part(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toBase64(encoding);
}

} // namespace

QByteArray clientAssertion(const AssertionClaims &claims, const credentials::PrivateKey &key)
{
    const QByteArray head = part({{u"alg"_s, wireName(key.algorithm())}, {u"typ"_s, u"JWT"_s}});
    const QByteArray payload = part({
        {u"iss"_s, claims.clientId},
        {u"sub"_s, claims.clientId},
        {u"aud"_s, claims.audience},
        {u"exp"_s, claims.nowS + lifeS},
        {u"jti"_s, claims.id},
    });
    const QByteArray signedPart = head + '.' + payload;
    return signedPart + '.' + key.sign(signedPart).toBase64(encoding);
}

QString freshAssertionId()
{
    std::array<quint32, 4> bits;
    QRandomGenerator::system()->fillRange(bits.data(), qsizetype(bits.size()));
    const QByteArrayView bytes(reinterpret_cast<const char *>(bits.data()), sizeof bits);
    return QString::fromLatin1(bytes.toByteArray().toHex());
}

} // namespace bulkhead::auth0
