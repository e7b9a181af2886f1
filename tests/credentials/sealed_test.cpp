// SPDX-License-Identifier: Apache-2.0
#include "credentials/sealed.h"

#include "testing/testing.h"

using namespace Qt::StringLiterals;

namespace bulkhead::credentials {
namespace {

Secret secret(const QByteArray &bytes)
{
    return Secret(QByteArray(bytes.constData(), bytes.size()));
}

TEST(Sealed, IsOpenedByItsKeyInItsPlaceOnly)
{
    const Secret key = newSealingKey(), other = newSealingKey();
    const QByteArray link = "https://acme.eu.auth0.com/lo/reset?ticket=XYZ#";
    const QByteArray sealed = seal(secret(link), key, "incident/7");
    EXPECT_FALSE(sealed.contains("XYZ"));
    EXPECT_EQ(sealed.size(), link.size() + 12 + 16);
    const auto opened = unseal(sealed, key, "incident/7");
    ASSERT_TRUE(opened);
    EXPECT_EQ(opened->reveal().toByteArray(), link);
    EXPECT_FALSE(unseal(sealed, other, "incident/7"));
    EXPECT_FALSE(unseal(sealed, key, "incident/8"));
    EXPECT_FALSE(unseal(sealed, secret("short"), "incident/7"));
}

TEST(Sealed, EveryChangedByteIsFound)
{
    const Secret key = newSealingKey();
    const QByteArray sealed = seal(secret("text"), key, "x");
    for (qsizetype i = 0; i < sealed.size(); ++i) {
        QByteArray changed = sealed;
        changed[i] = char(changed[i] ^ 1);
        EXPECT_FALSE(unseal(changed, key, "x")) << i;
        EXPECT_FALSE(unseal(sealed.first(i), key, "x")) << i;
    }
    EXPECT_TRUE(unseal(sealed, key, "x"));
}

TEST(Sealed, TheSameTextIsNeverSealedAlike)
{
    const Secret key = newSealingKey();
    EXPECT_NE(seal(secret("text"), key, "x"), seal(secret("text"), key, "x"));
    EXPECT_NE(newSealingKey().reveal().toByteArray(), newSealingKey().reveal().toByteArray());
    EXPECT_EQ(seal(secret("text"), secret("no key"), "x"), QByteArray());
    const QByteArray nothing = seal({}, key, "x");
    ASSERT_TRUE(unseal(nothing, key, "x"));
    EXPECT_TRUE(unseal(nothing, key, "x")->isEmpty());
}

} // namespace
} // namespace bulkhead::credentials
