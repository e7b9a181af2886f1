// SPDX-License-Identifier: Apache-2.0
#include "credentials/private_key.h"

#include "credentials/test_keys.h"
#include "testing/testing.h"

#include <openssl/err.h>

using namespace Qt::StringLiterals;
using namespace bulkhead::testing;

namespace bulkhead::credentials {
namespace {

Result<PrivateKey> read(
    const QByteArray &pem, SignatureAlgorithm algorithm = SignatureAlgorithm::Rs256)
{
    return PrivateKey::fromPem(Secret(QByteArray(pem.constData(), pem.size())), algorithm);
}

TEST(PrivateKey, SignsAsTheAlgorithmSaysFromBothForms)
{
    const QByteArray open = publicPem(rsaPem());
    for (const KeyForm form : {KeyForm::Pkcs8, KeyForm::Pkcs1}) {
        for (const auto algorithm : {SignatureAlgorithm::Rs256, SignatureAlgorithm::Ps256}) {
            const auto key = read(rsaPem(2048, form), algorithm);
            ASSERT_TRUE(key);
            EXPECT_EQ(key->algorithm(), algorithm);
            const QByteArray name = wireName(algorithm).toLatin1();
            const QByteArray other = name == "RS256" ? "PS256" : "RS256";
            const QByteArray signature = key->sign("what is said");
            EXPECT_TRUE(verifies(open, name, "what is said", signature)) << name.constData();
            EXPECT_TRUE(verifies(open, name, "what is said", key->clone().sign("what is said")));
            EXPECT_FALSE(verifies(open, name, "something else", signature));
            EXPECT_FALSE(verifies(open, other, "what is said", signature));
            EXPECT_FALSE(verifies(publicPem(otherRsaPem()), name, "what is said", signature));
        }
    }
}

TEST(PrivateKey, Refusals)
{
    const QByteArray good = rsaPem();
    const struct
    {
        const char *name;
        QByteArray pem;
        Fault fault;
        QString detail = {};
    } table[] = {
        {"encrypted PKCS#8", rsaPem(2048, KeyForm::Pkcs8Encrypted), Fault::PrivateKeyEncrypted},
        {"encrypted PKCS#1", rsaPem(2048, KeyForm::Pkcs1Encrypted), Fault::PrivateKeyEncrypted},
        {"elliptic curve", ecPem(), Fault::PrivateKeyUnsuitable, u"EC"_s},
        {"short", rsaPem(1024), Fault::PrivateKeyUnsuitable, u"RSA 1024"_s},
        {"nearly", rsaPem(2040), Fault::PrivateKeyUnsuitable, u"RSA 2040"_s},
        {"public half", publicPem(good), Fault::PrivateKeyUnreadable},
        {"half a key", good.first(good.size() / 2), Fault::PrivateKeyUnreadable},
        {"a letter changed", QByteArray(good).replace(40, 1, "!"), Fault::PrivateKeyUnreadable},
        {"no key", "hunter2", Fault::PrivateKeyUnreadable},
        {"nothing", "", Fault::PrivateKeyUnreadable},
    };
    for (const auto &row : table) {
        const auto key = read(row.pem);
        ASSERT_FALSE(key) << row.name;
        EXPECT_EQ(key.error().fault, row.fault) << row.name;
        EXPECT_EQ(key.error().detail, row.detail) << row.name;
        EXPECT_EQ(ERR_peek_error(), 0u) << "left for Qt's TLS to stumble over: " << row.name;
    }
}

TEST(PrivateKey, AlgorithmsByName)
{
    for (const QString &name : {u"RS256"_s, u"PS256"_s}) {
        const auto algorithm = signatureAlgorithm(name);
        ASSERT_TRUE(algorithm);
        EXPECT_EQ(wireName(*algorithm), name);
    }
    for (const QString &name : {u""_s, u"rs256"_s, u"RS384"_s, u"none"_s, u"HS256"_s})
        EXPECT_FALSE(signatureAlgorithm(name)) << name.toStdString();
}

} // namespace
} // namespace bulkhead::credentials
