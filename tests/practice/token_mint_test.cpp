// SPDX-License-Identifier: Apache-2.0
#include "practice/token_mint.h"

#include "testing/testing.h"

#include <QJsonDocument>

namespace bulkhead::practice {
namespace {

using namespace Qt::StringLiterals;

const TokenMint::Place here{u"http://127.0.0.1:1/"_s, u"https://127.0.0.1:1/api/v2/"_s};

QByteArray issued(const TokenMint &mint, const TokenMint::Place &place = here)
{
    return mint.issue(place, u"me"_s, {u"read:users"_s, u"delete:sessions"_s}, 1000, 60);
}

TEST(PracticeTokenMint, AcceptsItsOwn)
{
    const TokenMint mint;
    const auto check = mint.check(issued(mint), here, 1059);
    EXPECT_EQ(check.refusal, QString());
    EXPECT_EQ(check.scopes, QSet<QString>({u"read:users"_s, u"delete:sessions"_s}));
}

TEST(PracticeTokenMint, LooksLikeAJwt)
{
    const QList<QByteArray> parts = issued(TokenMint()).split('.');
    ASSERT_EQ(parts.size(), 3);
    const QJsonObject claims =
        QJsonDocument::fromJson(QByteArray::fromBase64(parts[1], QByteArray::Base64UrlEncoding))
            .object();
    EXPECT_EQ(claims["iss"_L1], here.issuer);
    EXPECT_EQ(claims["aud"_L1], here.audience);
    EXPECT_EQ(claims["scope"_L1], u"read:users delete:sessions"_s);
    EXPECT_EQ(claims["iat"_L1].toInt(), 1000);
    EXPECT_EQ(claims["exp"_L1].toInt(), 1060);
}

TEST(PracticeTokenMint, RefusesAnythingElse)
{
    const TokenMint mint;
    const QByteArray good = issued(mint);
    const QList<QByteArray> parts = good.split('.');
    const QByteArray more = R"({"scope":"everything","exp":9999999999})";
    const QByteArray forged = parts[0] + '.' + more.toBase64() + '.' + parts[2];
    const QString signature = u"Invalid signature received for JSON Web Token validation"_s;
    EXPECT_EQ(mint.check("", here, 1000).refusal, u"Invalid token"_s);
    EXPECT_EQ(mint.check("opaque", here, 1000).refusal, u"Invalid token"_s);
    EXPECT_EQ(mint.check(forged, here, 1000).refusal, signature);
    EXPECT_EQ(mint.check(good.chopped(1), here, 1000).refusal, signature);
    EXPECT_EQ(mint.check(issued(TokenMint()), here, 1000).refusal, signature);
    EXPECT_EQ(mint.check(good, here, 1060).refusal,
        u"Expired token received for JSON Web Token validation"_s);
    EXPECT_EQ(mint.check(issued(mint, {here.issuer, u"https://x/"_s}), here, 1000).refusal,
        u"Bad audience: https://x/"_s);
    EXPECT_NE(
        mint.check(issued(mint, {u"http://x/"_s, here.audience}), here, 1000).refusal, QString());
}

TEST(PracticeTokenMint, RandomTextIsLongEnoughAndNeverTheSame)
{
    EXPECT_EQ(randomText(64).size(), 64);
    EXPECT_NE(randomText(32), randomText(32));
}

} // namespace
} // namespace bulkhead::practice
