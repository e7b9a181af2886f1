// SPDX-License-Identifier: Apache-2.0
#include "credentials/test_keys.h"

#include <QJsonDocument>

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>

#include <map>

using namespace Qt::StringLiterals;

namespace bulkhead::testing {
namespace {

constexpr auto base64Url = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

QByteArray taken(BIO *text)
{
    char *bytes = nullptr;
    const auto size = BIO_get_mem_data(text, &bytes);
    const QByteArray all(bytes, qsizetype(size));
    BIO_free(text);
    return all;
}

QByteArray pemOf(EVP_PKEY *key, KeyForm form)
{
    BIO *text = BIO_new(BIO_s_mem());
    const bool encrypted = form == KeyForm::Pkcs8Encrypted || form == KeyForm::Pkcs1Encrypted;
    const EVP_CIPHER *cipher = encrypted ? EVP_aes_128_cbc() : nullptr;
    const auto *password = reinterpret_cast<const unsigned char *>("sesame");
    const int length = encrypted ? 6 : 0;
    if (form == KeyForm::Pkcs8 || form == KeyForm::Pkcs8Encrypted)
        PEM_write_bio_PrivateKey(
            text, key, cipher, encrypted ? password : nullptr, length, nullptr, nullptr);
    else
        PEM_write_bio_PrivateKey_traditional(
            text, key, cipher, encrypted ? password : nullptr, length, nullptr, nullptr);
    EVP_PKEY_free(key);
    return taken(text);
}

EVP_PKEY *read(const QByteArray &pem)
{
    BIO *text = BIO_new_mem_buf(pem.constData(), int(pem.size()));
    EVP_PKEY *key = PEM_read_bio_PrivateKey(text, nullptr, nullptr, nullptr);
    BIO_free(text);
    return key;
}

void pad(EVP_PKEY_CTX *context, const QByteArray &algorithm)
{
    if (algorithm != "PS256")
        return;
    EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PSS_PADDING);
    EVP_PKEY_CTX_set_rsa_pss_saltlen(context, 32);
}

const unsigned char *raw(const QByteArray &bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.constData());
}

QByteArray sign(const QByteArray &pem, const QByteArray &algorithm, const QByteArray &bytes)
{
    EVP_PKEY *key = read(pem);
    EVP_MD_CTX *digest = EVP_MD_CTX_new();
    EVP_PKEY_CTX *context = nullptr;
    EVP_DigestSignInit(digest, &context, EVP_sha256(), nullptr, key);
    pad(context, algorithm);
    size_t size = size_t(EVP_PKEY_get_size(key));
    QByteArray signature(qsizetype(size), '\0');
    EVP_DigestSign(digest, reinterpret_cast<unsigned char *>(signature.data()), &size, raw(bytes),
        size_t(bytes.size()));
    EVP_MD_CTX_free(digest);
    EVP_PKEY_free(key);
    return signature.first(qsizetype(size));
}

QByteArray part(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toBase64(base64Url);
}

} // namespace

const QByteArray &rsaPem(int bits, KeyForm form)
{
    static std::map<int, QByteArray> keys;
    static std::map<std::pair<int, KeyForm>, QByteArray> forms;
    QByteArray &plain = keys[bits];
    if (plain.isEmpty())
        plain = pemOf(EVP_RSA_gen(size_t(bits)), KeyForm::Pkcs8);
    QByteArray &pem = forms[{bits, form}];
    if (pem.isEmpty())
        pem = pemOf(read(plain), form);
    return pem;
}

const QByteArray &otherRsaPem()
{
    static const QByteArray pem = pemOf(EVP_RSA_gen(2048), KeyForm::Pkcs8);
    return pem;
}

QByteArray ecPem()
{
    return pemOf(EVP_EC_gen("P-256"), KeyForm::Pkcs8);
}

QByteArray publicPem(const QByteArray &privatePem)
{
    EVP_PKEY *key = read(privatePem);
    BIO *text = BIO_new(BIO_s_mem());
    PEM_write_bio_PUBKEY(text, key);
    EVP_PKEY_free(key);
    return taken(text);
}

bool verifies(const QByteArray &publicKey, const QByteArray &algorithm, const QByteArray &bytes,
    const QByteArray &signature)
{
    BIO *text = BIO_new_mem_buf(publicKey.constData(), int(publicKey.size()));
    EVP_PKEY *key = PEM_read_bio_PUBKEY(text, nullptr, nullptr, nullptr);
    BIO_free(text);
    EVP_MD_CTX *digest = EVP_MD_CTX_new();
    EVP_PKEY_CTX *context = nullptr;
    EVP_DigestVerifyInit(digest, &context, EVP_sha256(), nullptr, key);
    pad(context, algorithm);
    const int good = EVP_DigestVerify(
        digest, raw(signature), size_t(signature.size()), raw(bytes), size_t(bytes.size()));
    EVP_MD_CTX_free(digest);
    EVP_PKEY_free(key);
    return good == 1;
}

QByteArray jwtOf(const QJsonObject &head, const QJsonObject &claims, const QByteArray &privatePem)
{
    const QByteArray signedPart = part(head) + '.' + part(claims);
    const QByteArray algorithm = head.value("alg"_L1).toString().toLatin1();
    return signedPart + '.' + sign(privatePem, algorithm, signedPart).toBase64(base64Url);
}

QJsonObject jwtPart(const QByteArray &jwt, int n)
{
    return QJsonDocument::fromJson(QByteArray::fromBase64(jwt.split('.').value(n), base64Url))
        .object();
}

} // namespace bulkhead::testing
