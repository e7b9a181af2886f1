// SPDX-License-Identifier: Apache-2.0
#include "practice/assertion_desk.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>

namespace bulkhead::practice {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 skewS = 10;
constexpr qint64 longestLifeS = 300;
constexpr qsizetype longestId = 64;
constexpr int fewestBits = 2048;

std::optional<QByteArray> decoded(QByteArrayView part)
{
    const auto bytes = QByteArray::fromBase64Encoding(part.toByteArray(),
        QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors);
    if (!bytes || part.contains('='))
        return std::nullopt;
    return *bytes;
}

QJsonObject object(QByteArrayView part)
{
    const auto bytes = decoded(part);
    return bytes ? QJsonDocument::fromJson(*bytes).object() : QJsonObject();
}

// Of the claims about time; empty when they are right.
QString timeProblem(const QJsonObject &claims, qint64 nowS)
{
    const QJsonValue end = claims["exp"_L1];
    const QJsonValue issued = claims["iat"_L1];
    if (!end.isDouble())
        return u"'exp' claim is missing"_s;
    if (end.toInteger() <= nowS)
        return u"'exp' claim timestamp check failed"_s;
    for (const auto name : {"iat"_L1, "nbf"_L1}) {
        if (claims.contains(name) && claims[name].toInteger() > nowS + skewS)
            return u"'%1' claim timestamp check failed"_s.arg(name);
    }
    const qint64 from = issued.isDouble() ? issued.toInteger() : nowS + skewS;
    if (end.toInteger() - from > longestLifeS)
        return u"'exp' claim must specify a time that is no more than 5 minutes after 'iat'"_s;
    return {};
}

} // namespace

class AssertionDesk::Key
{
public:
    explicit Key(const QByteArray &pem)
    {
        BIO *text = BIO_new_mem_buf(pem.constData(), int(pem.size()));
        m_key = PEM_read_bio_PUBKEY(text, nullptr, nullptr, nullptr);
        BIO_free(text);
        ERR_clear_error(); // Qt's TLS reads the same queue
    }
    ~Key() { EVP_PKEY_free(m_key); }
    Q_DISABLE_COPY_MOVE(Key)

    [[nodiscard]] bool isLongRsa() const
    {
        return m_key && EVP_PKEY_is_a(m_key, "RSA") == 1 && EVP_PKEY_get_bits(m_key) >= fewestBits;
    }

    [[nodiscard]] bool verifies(
        QByteArrayView bytes, const QByteArray &signature, bool probabilistic) const
    {
        EVP_MD_CTX *digest = EVP_MD_CTX_new();
        EVP_PKEY_CTX *padding = nullptr;
        bool good = EVP_DigestVerifyInit(digest, &padding, EVP_sha256(), nullptr, m_key) == 1;
        if (good && probabilistic)
            good = EVP_PKEY_CTX_set_rsa_padding(padding, RSA_PKCS1_PSS_PADDING) == 1
                && EVP_PKEY_CTX_set_rsa_pss_saltlen(padding, RSA_PSS_SALTLEN_DIGEST) == 1;
        good = good
            && EVP_DigestVerify(digest,
                   reinterpret_cast<const unsigned char *>(signature.constData()),
                   size_t(signature.size()), reinterpret_cast<const unsigned char *>(bytes.data()),
                   size_t(bytes.size()))
                == 1;
        EVP_MD_CTX_free(digest);
        ERR_clear_error();
        return good;
    }

private:
    EVP_PKEY *m_key;
};

AssertionDesk::AssertionDesk(const QByteArray &publicKeyPem, QString algorithm)
    : m_registered(!publicKeyPem.isEmpty()), m_algorithm(std::move(algorithm)),
      m_key(std::make_unique<Key>(publicKeyPem))
{
}

AssertionDesk::~AssertionDesk() = default;

bool AssertionDesk::usable() const
{
    return m_key->isLongRsa() && (m_algorithm == "RS256"_L1 || m_algorithm == "PS256"_L1);
}

bool AssertionDesk::signatureFits(const QByteArray &assertion) const
{
    const qsizetype dot = assertion.lastIndexOf('.');
    const auto signature = decoded(QByteArrayView(assertion).sliced(dot + 1));
    return signature
        && m_key->verifies(
            QByteArrayView(assertion).first(dot), *signature, m_algorithm == "PS256"_L1);
}

bool AssertionDesk::takeId(const QString &id, qint64 endS, qint64 nowS)
{
    m_used.removeIf([nowS](const auto &each) { return each.value() < nowS; });
    if (m_used.contains(id))
        return false;
    m_used.insert(id, endS + skewS);
    return true;
}

QString AssertionDesk::refusal(const QByteArray &assertion, const Who &who, qint64 nowS)
{
    const QList<QByteArray> parts = assertion.split('.');
    if (parts.size() != 3)
        return u"Invalid client assertion"_s;
    if (object(parts[0])["alg"_L1] != m_algorithm)
        return u"Client assertion algorithm is not the registered one"_s;
    if (!signatureFits(assertion))
        return u"Client assertion signature verification failed"_s;
    const QJsonObject claims = object(parts[1]);
    if (claims["iss"_L1] != who.clientId || claims["sub"_L1] != who.clientId)
        return u"Client assertion 'iss' and 'sub' must be the client_id"_s;
    if (claims["aud"_L1] != who.issuer) // a list is no string
        return u"Client assertion 'aud' must be "_s + who.issuer;
    if (const QString problem = timeProblem(claims, nowS); !problem.isEmpty())
        return problem;
    const QString id = claims["jti"_L1].toString();
    if (id.isEmpty() || id.size() > longestId)
        return u"Client assertion 'jti' is missing or too long"_s;
    if (!takeId(id, claims["exp"_L1].toInteger(), nowS))
        return u"Client assertion 'jti' was used before"_s;
    return {};
}

} // namespace bulkhead::practice
