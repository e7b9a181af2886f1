// SPDX-License-Identifier: Apache-2.0
#include "credentials/private_key.h"

#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>

using namespace Qt::StringLiterals;

namespace bulkhead::credentials {
namespace {

constexpr int fewestBits = 2048; // what Auth0 registers

template <auto release> struct Release
{
    template <typename Object> void operator()(Object *object) const { release(object); }
};
using Key = std::unique_ptr<EVP_PKEY, Release<EVP_PKEY_free>>;
using Text = std::unique_ptr<BIO, Release<BIO_free>>;
using Digest = std::unique_ptr<EVP_MD_CTX, Release<EVP_MD_CTX_free>>;

int passwordAsked(char *, int, int, void *asked)
{
    *static_cast<bool *>(asked) = true;
    return -1;
}

// Also clears OpenSSL's queue of errors, where Qt's TLS would find ours and take them for its own.
Key parsed(const Secret &pem, bool &encrypted)
{
    const QByteArrayView bytes = pem.reveal();
    const Text text(BIO_new_mem_buf(bytes.data(), int(bytes.size())));
    Key key(PEM_read_bio_PrivateKey(text.get(), nullptr, passwordAsked, &encrypted));
    ERR_clear_error();
    return key;
}

QString kindOf(const EVP_PKEY *key)
{
    const QString type = QString::fromLatin1(EVP_PKEY_get0_type_name(key));
    return EVP_PKEY_is_a(key, "RSA") == 1 ? u"%1 %2"_s.arg(type).arg(EVP_PKEY_get_bits(key)) : type;
}

bool setPadding(EVP_PKEY_CTX *context, SignatureAlgorithm algorithm)
{
    if (algorithm == SignatureAlgorithm::Rs256)
        return EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PADDING) > 0;
    return EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PSS_PADDING) > 0
        && EVP_PKEY_CTX_set_rsa_pss_saltlen(context, RSA_PSS_SALTLEN_DIGEST) > 0;
}

QByteArray signedWith(EVP_PKEY *key, SignatureAlgorithm algorithm, QByteArrayView bytes)
{
    const Digest digest(EVP_MD_CTX_new());
    EVP_PKEY_CTX *context = nullptr; // belongs to the digest
    const auto *data = reinterpret_cast<const unsigned char *>(bytes.data());
    size_t size = size_t(EVP_PKEY_get_size(key));
    QByteArray signature(qsizetype(size), '\0');
    const bool done = EVP_DigestSignInit(digest.get(), &context, EVP_sha256(), nullptr, key) > 0
        && setPadding(context, algorithm)
        && EVP_DigestSign(digest.get(), reinterpret_cast<unsigned char *>(signature.data()), &size,
               data, size_t(bytes.size()))
            > 0;
    ERR_clear_error();
    signature.truncate(done ? qsizetype(size) : 0);
    return signature;
}

} // namespace

QString wireName(SignatureAlgorithm algorithm)
{
    return algorithm == SignatureAlgorithm::Rs256 ? u"RS256"_s : u"PS256"_s;
}

std::optional<SignatureAlgorithm> signatureAlgorithm(const QString &name)
{
    for (const auto algorithm : {SignatureAlgorithm::Rs256, SignatureAlgorithm::Ps256}) {
        if (wireName(algorithm) == name)
            return algorithm;
    }
    return std::nullopt;
}

Result<PrivateKey> PrivateKey::fromPem(Secret pem, SignatureAlgorithm algorithm)
{
    bool encrypted = false;
    const Key key = parsed(pem, encrypted);
    if (encrypted)
        return failure(Fault::PrivateKeyEncrypted);
    if (!key)
        return failure(Fault::PrivateKeyUnreadable);
    if (EVP_PKEY_is_a(key.get(), "RSA") != 1 || EVP_PKEY_get_bits(key.get()) < fewestBits)
        return failure(Fault::PrivateKeyUnsuitable, kindOf(key.get()));
    if (signedWith(key.get(), algorithm, "trial").isEmpty())
        return failure(Fault::PrivateKeyUnreadable);
    return PrivateKey(std::move(pem), algorithm);
}

QByteArray PrivateKey::sign(QByteArrayView bytes) const
{
    bool encrypted = false;
    const Key key = parsed(m_pem, encrypted);
    return key ? signedWith(key.get(), m_algorithm, bytes) : QByteArray();
}

} // namespace bulkhead::credentials
