// SPDX-License-Identifier: Apache-2.0
#include "credentials/sealed.h"

#include <openssl/err.h>
#include <openssl/evp.h>

#include <QRandomGenerator>

#include <memory>

namespace bulkhead::credentials {
namespace {

constexpr int nonceBytes = 12, tagBytes = 16;

struct Free
{
    void operator()(EVP_CIPHER_CTX *context) const { EVP_CIPHER_CTX_free(context); }
};
using Cipher = std::unique_ptr<EVP_CIPHER_CTX, Free>;

const unsigned char *bytesOf(QByteArrayView view)
{
    return reinterpret_cast<const unsigned char *>(view.data());
}

unsigned char *bytesOf(QByteArray &array)
{
    return reinterpret_cast<unsigned char *>(array.data());
}

QByteArray randomBytes(int count)
{
    QByteArray bytes(count, '\0');
    auto *words = reinterpret_cast<quint32 *>(bytes.data());
    QRandomGenerator::system()->fillRange(words, count / int(sizeof(quint32)));
    return bytes;
}

} // namespace

Secret newSealingKey()
{
    return Secret(randomBytes(sealingKeyBytes));
}

QByteArray seal(const Secret &text, const Secret &key, QByteArrayView context)
{
    const QByteArrayView plain = text.reveal();
    if (key.reveal().size() != sealingKeyBytes)
        return {};
    const QByteArray nonce = randomBytes(nonceBytes);
    QByteArray body(plain.size(), '\0'), tag(tagBytes, '\0');
    const Cipher cipher(EVP_CIPHER_CTX_new());
    auto *c = cipher.get();
    int size = 0;
    const bool done = EVP_EncryptInit_ex(c, EVP_aes_256_gcm(), nullptr, bytesOf(key.reveal()),
                          bytesOf(QByteArrayView(nonce)))
            > 0
        && EVP_EncryptUpdate(c, nullptr, &size, bytesOf(context), int(context.size())) > 0
        && EVP_EncryptUpdate(c, bytesOf(body), &size, bytesOf(plain), int(plain.size())) > 0
        && EVP_EncryptFinal_ex(c, bytesOf(body) + size, &size) > 0
        && EVP_CIPHER_CTX_ctrl(c, EVP_CTRL_GCM_GET_TAG, tagBytes, tag.data()) > 0;
    ERR_clear_error(); // where Qt's TLS would find ours
    return done ? nonce + body + tag : QByteArray();
}

std::optional<Secret> unseal(QByteArrayView sealed, const Secret &key, QByteArrayView context)
{
    if (key.reveal().size() != sealingKeyBytes || sealed.size() < nonceBytes + tagBytes)
        return std::nullopt;
    const QByteArrayView nonce = sealed.first(nonceBytes);
    const QByteArrayView body = sealed.sliced(nonceBytes).chopped(tagBytes);
    QByteArray tag = sealed.last(tagBytes).toByteArray();
    QByteArray plain(body.size(), '\0');
    const Cipher cipher(EVP_CIPHER_CTX_new());
    auto *c = cipher.get();
    int size = 0;
    const bool done =
        EVP_DecryptInit_ex(c, EVP_aes_256_gcm(), nullptr, bytesOf(key.reveal()), bytesOf(nonce)) > 0
        && EVP_DecryptUpdate(c, nullptr, &size, bytesOf(context), int(context.size())) > 0
        && EVP_DecryptUpdate(c, bytesOf(plain), &size, bytesOf(body), int(body.size())) > 0
        && EVP_CIPHER_CTX_ctrl(c, EVP_CTRL_GCM_SET_TAG, tagBytes, tag.data()) > 0
        && EVP_DecryptFinal_ex(c, bytesOf(plain) + size, &size) > 0;
    ERR_clear_error();
    Secret text(std::move(plain)); // wiped also when it is not to be shown
    return done ? std::optional(std::move(text)) : std::nullopt;
}

} // namespace bulkhead::credentials
